internal import CHost
internal import Foundation

/// What the process holds.
package enum Memory {
    /// The bytes taken from the allocator and not given back, with what the allocator adds to each piece; 0 where the
    /// C library does not tell.
    package static var inUse: Int { host_bytes_in_use() }

    /// The bytes of the process that are in memory now; `nil` where the system does not tell.
    package static var resident: Int? { status("VmRSS:") }

    /// The most bytes of the process that were in memory since ``forgetPeak()``, or since its start.
    package static var peak: Int? { status("VmHWM:") }

    /// Takes what is in memory now for the most that ever was, without what is free already, which would be used again
    /// unseen; answers whether the system can.
    package static func forgetPeak() -> Bool {
        host_give_back()
        guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return false }
        return (try? file.write(contentsOf: Data("5".utf8))) != nil
    }

    private static func status(_ field: String) -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix(field) }
        let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
        return kilobytes.flatMap { Int($0) }.map { $0 * 1024 }
    }
}
