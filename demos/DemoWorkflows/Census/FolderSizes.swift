/// How much text each folder holds, with all folders below it.
struct FolderSizes: Sendable, CustomStringConvertible {
    struct Size: Sendable, Hashable {
        var files = 0
        var lines = 0
        var bytes = 0
    }

    private(set) var sizes: [String: Size] = [:]

    init(_ texts: SourceTexts) {
        for file in texts.files {
            for folder in file.folder.foldersAbove {
                sizes[String(folder), default: Size()].files += 1
                sizes[String(folder), default: Size()].lines += file.lines.count
                sizes[String(folder), default: Size()].bytes += file.bytes.count
            }
        }
    }

    var description: String { "\(sizes.count) folders with text" }

    /// The largest by bytes; of equally large ones, by path.
    func largest(_ count: Int) -> [(path: String, size: Size)] {
        let sorted = sizes.sorted {
            $0.value.bytes != $1.value.bytes ? $0.value.bytes > $1.value.bytes : $0.key < $1.key
        }
        return sorted.prefix(count).map { (path: $0.key, size: $0.value) }
    }
}

/// The files with the most lines.
struct LongestFiles: Sendable, CustomStringConvertible {
    let files: [(path: String, lineCount: Int)]

    init(_ texts: SourceTexts, _ count: Int = 5) {
        let sorted = texts.files.sorted {
            $0.lines.count != $1.lines.count ? $0.lines.count > $1.lines.count : $0.path < $1.path
        }
        files = sorted.prefix(count).map { ($0.path, $0.lines.count) }
    }

    var description: String { files.first.map { "\($0.path), \($0.lineCount) lines" } ?? "no files" }
}
