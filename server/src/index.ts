/** The app server as a library: for tests, and for apps that start it from code of their own. */
export { OptionError, type AppIdentity, type Clock, type LogSink, type RateLimits, type ServerOptions } from './options'
export { ALL_BITS, PERMISSION_BITS, type PermissionAsk, type PermissionPolicy } from './policy'
export { startServer, type RunningServer } from './server'
