/** The simulator's live tags keep the contract of native tags: real browser, real emulator, real media. */
import { describeNativeTags } from '../../contract/native-tags.suite'
import { createBrowserDriver } from './browser-driver'

jest.setTimeout(30_000)
describeNativeTags('the simulator in Chromium', createBrowserDriver)
