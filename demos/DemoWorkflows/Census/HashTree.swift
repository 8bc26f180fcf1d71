/// The content hash of each file, in the order of the files.
struct FileHashes: Sendable, CustomStringConvertible {
    private(set) var hashes: [ContentHash] = []

    init(_ texts: SourceTexts) async throws {
        var breath = Breath(of: texts.files.count)
        for (index, file) in texts.files.enumerated() {
            hashes.append(ContentHash(file.bytes))
            try await breath.take(after: index)
        }
    }

    var description: String { "\(hashes.count) hashes" }
}

/// Hashes of folders, each made from what it holds, so that one hash stands for all names and contents below it.
///
/// The hash of a folder is that of one line for each text file or folder in it, in the order of the names' bytes: the
/// name, a zero byte, sixteen digits of its hash, and a newline.
struct HashTree: Sendable, CustomStringConvertible {
    let root: ContentHash
    private(set) var folderCount = 0

    init(_ texts: SourceTexts, _ hashes: FileHashes) {
        var folders: [Substring: [(name: Substring, hash: ContentHash)]] = ["": []]
        for (file, hash) in zip(texts.files, hashes.hashes) {
            folders[file.folder, default: []].append((file.name, hash))
            for folder in file.folder.foldersAbove where folders[folder] == nil { folders[folder] = [] }
        }
        folderCount = folders.count - 1
        // Deeper folders first: each is complete when it is its turn.
        let names = folders.keys.filter { !$0.isEmpty }.sorted { $0.depth > $1.depth }
        for folder in names {
            let hash = Self.hash(folders[folder, default: []])
            folders[folder.folderAbove, default: []].append((folder.lastPart, hash))
        }
        root = Self.hash(folders["", default: []])
    }

    var description: String { "\(root)" }

    private static func hash(_ entries: [(name: Substring, hash: ContentHash)]) -> ContentHash {
        var hash = ContentHash()
        for entry in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            hash.append(entry.name.utf8)
            hash.append([0])
            hash.append("\(entry.hash)\n".utf8)
        }
        return hash
    }
}

extension SourceFile {
    /// The path of the folder that holds it; empty for the root.
    var folder: Substring { path[...].folderAbove }
}

extension Substring {
    var folderAbove: Substring { lastIndex(of: "/").map { self[..<$0] } ?? "" }
    var lastPart: Substring { lastIndex(of: "/").map { self[index(after: $0)...] } ?? self }
    var depth: Int { isEmpty ? 0 : count { $0 == "/" } + 1 }

    /// This folder and all above it, without the root.
    var foldersAbove: [Substring] {
        var folders: [Substring] = []
        var folder = self
        while !folder.isEmpty {
            folders.append(folder)
            folder = folder.folderAbove
        }
        return folders
    }
}
