import type { ModalOptions, ToastOptions } from './dialogs'
import { wxFunction, WxFailure } from './call'
import type { WxHost, WxPart } from './host'

/** Toast, loading, modal, action sheet. */
export const interfacePart = ({ dialogs }: WxHost): WxPart => ({
  showToast: wxFunction<ToastOptions>('showToast', (options) => dialogs.toast(options)),
  hideToast: wxFunction('hideToast', () => dialogs.hideToast()),
  showLoading: wxFunction<ToastOptions>('showLoading', ({ title, mask }) =>
    dialogs.toast({ title, icon: 'loading', mask: mask ?? false, duration: Infinity }),
  ),
  hideLoading: wxFunction('hideLoading', () => dialogs.hideToast()),
  showModal: wxFunction<ModalOptions>('showModal', (options) => dialogs.modal(options)),
  showActionSheet: wxFunction<{ itemList: readonly string[]; itemColor?: string; alertText?: string }>(
    'showActionSheet',
    async ({ itemList, itemColor, alertText }) => {
      const tapIndex = await dialogs.actionSheet(itemList, itemColor, alertText)
      if (tapIndex === null) throw new WxFailure('cancel')
      return { tapIndex }
    },
  ),
})
