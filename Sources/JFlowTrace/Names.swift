/// A name that may be anything, as part of the name of a file.
///
/// - Parameter limit: The most characters of it that are taken.
func fileName(_ name: String, limit: Int) -> String {
    let safe = name.unicodeScalars.prefix(limit).map { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": Character(scalar)
        default: Character("-")
        }
    }
    return safe.isEmpty ? "workflow" : String(safe)
}

/// What the program was called as, without its folders.
var programName: String? {
    CommandLine.arguments.first.flatMap { $0.split(separator: "/").last }.map(String.init)
}
