/// What a user can get wrong about demonstrations.
package enum DemonstrationError: Error, Hashable, CustomStringConvertible {
    /// There is no demonstration of this name; `nearest` is the one most like it, if one is near.
    case unknownName(String, nearest: String?)
    /// The pace is not a number greater than 0 and up to 1000.
    case unusablePace(Double)
    /// There is nothing at the path that `census` was to read.
    case missingPath(String)
    /// The path that `census` was to read is not a folder.
    case notAFolder(String)
    /// The folder that `census` was to read may not be read.
    case unreadableFolder(String)

    /// Subject, cause and next step. Quotes what the user gave, not made safe for a terminal.
    package var description: String {
        switch self {
        case .unknownName(let name, let nearest):
            "There is no demonstration \"\(name)\"\(nearest.map { "; did you mean \"\($0)\"?" } ?? ".") --list shows all."
        case .unusablePace(let pace):
            "The pace \(pace) cannot be used: give a number greater than 0 and up to 1000, such as 0.1 for ten times "
                + "faster."
        case .missingPath(let path):
            "There is nothing at \"\(path)\": give census a folder that exists."
        case .notAFolder(let path):
            "\"\(path)\" is not a folder: give census the folder that holds the files."
        case .unreadableFolder(let path):
            "The folder \"\(path)\" cannot be read: check its permissions, or give census another one."
        }
    }
}

/// What a task throws that was told to fail.
struct MadeUpFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
