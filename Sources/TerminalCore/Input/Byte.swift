/// Bytes with a meaning in the input of a terminal.
enum Byte {
    static let escape: UInt8 = 0x1b
    static let bell: UInt8 = 0x07
    static let delete: UInt8 = 0x7f
    static let bracket = UInt8(ascii: "[")
    /// Second bytes of sequences that end with a string terminator: device control, operating system, application.
    static let stringStarts: [UInt8] = [UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "_")]
}
