/** The official signer ships no types. Only what the server calls is declared. */
declare module 'tls-sig-api-v2/TLSSigAPIv2.js' {
  /** Signs for one app. Reads the machine's clock; ids must be ASCII (it counts characters, not bytes). */
  export class Api {
    /** @param key the app's secret key, used as text (its 64 hex digits are not decoded) */
    constructor(sdkAppId: number, key: string)
    /** @param expire seconds from now */
    genUserSig(userId: string, expire: number): string
    /** For a numeric room. @param expire seconds from now @param privilegeMap permission bits */
    genPrivateMapKey(userId: string, expire: number, roomId: number, privilegeMap: number): string
    /** For a string room. @param expire seconds from now @param privilegeMap permission bits */
    genPrivateMapKeyWithStringRoomID(userId: string, expire: number, roomId: string, privilegeMap: number): string
  }
}
