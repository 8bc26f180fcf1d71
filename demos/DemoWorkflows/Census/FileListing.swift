#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import JFlow

/// The regular files below a folder. Symbolic links are counted and not followed, so there are no loops.
struct FileListing: Sendable, CustomStringConvertible {
    let root: String
    /// Relative to the root, sorted.
    private(set) var paths: [String] = []
    private(set) var unreadableCount = 0
    private(set) var linkCount = 0
    /// Folders of version control, of build products, and of fetched packages.
    private(set) var skippedFolderCount = 0

    init(of root: String) async throws {
        self.root = root
        var breath = Breath(of: 0)
        var folders = [""]
        while let folder = folders.popLast() {
            try await breath.take(after: 0)
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: absolute(folder)) else {
                unreadableCount += 1
                continue
            }
            for name in names { add(name, in: folder, &folders) }
        }
        paths.sort()
    }

    var description: String { "\(paths.count) files" }

    func absolute(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }

    private mutating func add(_ name: String, in folder: String, _ folders: inout [String]) {
        guard !Self.isSkipped(name) else {
            skippedFolderCount += 1
            return
        }
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        // Does not follow links.
        let attributes = try? FileManager.default.attributesOfItem(atPath: absolute(path))
        switch attributes?[.type] as? FileAttributeType {
        case .typeDirectory: folders.append(path)
        case .typeRegular: paths.append(path)
        case .typeSymbolicLink: linkCount += 1
        case nil: unreadableCount += 1
        default: break  // Pipes, sockets, and devices hold no source text, and reading them could wait for ever.
        }
    }

    static func isSkipped(_ name: String) -> Bool {
        [".git", ".hg", ".svn", "node_modules"].contains(name) || name.hasPrefix(".build")
    }

    /// Throws unless there is a folder at the path that can be read.
    static func check(_ path: String) throws(DemonstrationError) {
        guard FileManager.default.fileExists(atPath: path) else { throw .missingPath(path) }
        // Only a folder has itself in it.
        guard FileManager.default.fileExists(atPath: path + "/.") else { throw .notAFolder(path) }
        guard (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil else { throw .unreadableFolder(path) }
    }
}

extension SourceTexts {
    /// No source text is larger; what is, is counted and not read.
    static let largestFile = 4 << 20

    static func read(_ listing: FileListing) async throws -> SourceTexts {
        var texts = SourceTexts(listing)
        var breath = Breath(of: listing.paths.count)
        for (index, path) in listing.paths.enumerated() {
            texts.read(path, at: listing.absolute(path))
            try await breath.take(after: index)
        }
        TaskContext.current.log("\(texts.byteCount) bytes in \(texts.files.count) text files")
        return texts
    }

    private mutating func read(_ path: String, at absolute: String) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: absolute)
        guard let size = integer(attributes?[.size]) else { return unreadableCount += 1 }
        guard size <= Self.largestFile else { return largeCount += 1 }
        guard let data = FileManager.default.contents(atPath: absolute) else { return unreadableCount += 1 }
        let bytes = [UInt8](data)
        // As git tells text from binary.
        guard !bytes.prefix(8_000).contains(0) else { return binaryCount += 1 }
        files.append(SourceFile(path: path, bytes: bytes))
    }
}

/// An attribute that is a number; its type differs between the systems.
private func integer(_ attribute: Any?) -> Int? {
    attribute as? Int ?? (attribute as? UInt64).map(Int.init(clamping:)) ?? (attribute as? Int64).map(Int.init)
        ?? (attribute as? UInt).map(Int.init(clamping:))
}
