internal import Foundation

/// The machine that is measured on, in words.
package enum Machine {
    /// Processors, memory, system and compilers.
    package static var description: String {
        let memory = Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824
        let hardware = "\(Processors.count) × \(processor), \(String(format: "%.0f", memory)) GiB"
        return ([hardware, system, kernel] + versions).joined(separator: "; ")
    }

    private static var processor: String {
        field("model name", of: "/proc/cpuinfo", separator: ":") ?? "processor of unknown make"
    }

    private static var system: String {
        field("PRETTY_NAME", of: "/etc/os-release", separator: "=")?.trimmingCharacters(in: ["\""])
            ?? ProcessInfo.processInfo.operatingSystemVersionString
    }

    private static var kernel: String {
        let version = try? String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8)
        return "kernel " + (version?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown")
    }

    private static var versions: [String] {
        [["swift", "--version"], ["g++", "--version"], ["python3", "--version"]].compactMap { command in
            let output = try? Child(command).run(seconds: 20)
            return output?.split(separator: "\n").first.map { String($0) }
        }
    }

    private static func field(_ name: String, of path: String, separator: Character) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: separator, maxSplits: 1).last.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }
}
