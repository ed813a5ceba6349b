/** Built-in tags and their attributes, as far as they are used here. A tag or an attribute that is missing is an error: add it. What a
 * component's property of type String may be handed to is a string, since properties know no unions. */
declare namespace WxmlCheck {
  interface BuiltInTags {
    view: Common & { hoverStartTime: number; hoverStayTime: number; hoverStopPropagation: boolean }
    'cover-view': Common
    'cover-image': Common & { src: string }
    text: Common & { userSelect: boolean; decode: boolean; space: string }
    image: Common & { src: string; mode: string; lazyLoad: boolean; showMenuByLongpress: boolean; webp: boolean }
    icon: Common & { type: string; size: number; color: string }
    block: Common
    slot: Common & { name: string }
    label: Common & { for: string }
    form: Common
    input: Common & {
      value: string
      type: string
      password: boolean
      placeholder: string
      placeholderStyle: string
      disabled: boolean
      maxlength: number
      focus: boolean
      confirmType: string
      confirmHold: boolean
      adjustPosition: boolean
      cursorSpacing: number
    }
    button: Common & { type: string; size: string; plain: boolean; disabled: boolean; loading: boolean; formType: string; openType: string }
    switch: Common & { checked: boolean; disabled: boolean; type: string; color: string }
    slider: Common & { min: number; max: number; step: number; value: number; disabled: boolean; activeColor: string; blockSize: number }
    picker: Common & { mode: string; range: readonly unknown[]; rangeKey: string; value: number; disabled: boolean }
    'scroll-view': Common & {
      scrollX: boolean
      scrollY: boolean
      scrollTop: number
      scrollLeft: number
      scrollIntoView: string
      scrollWithAnimation: boolean
      enhanced: boolean
      showScrollbar: boolean
      enableFlex: boolean
    }
    swiper: Common & { indicatorDots: boolean; autoplay: boolean; current: number; circular: boolean; vertical: boolean; duration: number }
    'swiper-item': Common & { itemId: string }
    'page-meta': Common & { pageStyle: string; backgroundColor: string; backgroundTextStyle: string; rootFontSize: string }
    'root-portal': Common & { enable: boolean }
    navigator: Common & { url: string; openType: string; delta: number }
    'live-pusher': Common & {
      url: string
      mode: 'SD' | 'HD' | 'FHD' | 'RTC'
      autopush: boolean
      muted: boolean
      enableCamera: boolean
      autoFocus: boolean
      orientation: 'vertical' | 'horizontal'
      beauty: number
      whiteness: number
      aspect: string
      minBitrate: number
      maxBitrate: number
      audioQuality: 'high' | 'low'
      waitingImage: string
      waitingImageHash: string
      zoom: boolean
      devicePosition: string
      backgroundMute: boolean
      mirror: boolean | string
      remoteMirror: boolean
      localMirror: string
      audioReverbType: number
      enableMic: boolean
      enableAgc: boolean
      enableAns: boolean
      enableEarMonitor: boolean
      audioVolumeType: 'auto' | 'media' | 'voicecall'
      videoWidth: number
      videoHeight: number
      beautyStyle: 'smooth' | 'nature'
      filter: string
      pictureInPictureMode: string | string[]
      voiceChangerType: number
      customEffect: boolean
      skinWhiteness: number
      skinSmoothness: number
      faceThinness: number
      eyeBigness: number
      fps: number
      debug: boolean
      enableRemoteMirror: boolean
    }
    'live-player': Common & {
      src: string
      mode: 'live' | 'RTC'
      autoplay: boolean
      muted: boolean
      orientation: 'vertical' | 'horizontal'
      objectFit: string
      backgroundMute: boolean
      minCache: number
      maxCache: number
      soundMode: string
      autoPauseIfNavigate: boolean
      autoPauseIfOpenNative: boolean
      pictureInPictureMode: string | string[]
      pictureInPictureInitPosition: string
      enableRecvMessage: boolean
      muteAudio: boolean
      muteVideo: boolean
      enableAutoRotation: boolean
      referrerPolicy: string
      enableCasting: boolean
      enableMetadata: boolean
      recvVideo: boolean
      recvAudio: boolean
      debug: boolean
    }
  }
}
