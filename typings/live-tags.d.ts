/** Corrections to miniprogram-api-typings 5.2.3 for the live tags. */
declare namespace WechatMiniprogram {
  interface Wx {
    /** Native takes the component in which the tag stands; without it, it looks on the page only. */
    createLivePusherContext(component: object): LivePusherContext
  }
}
