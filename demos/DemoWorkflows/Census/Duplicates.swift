/// Groups of files of the same content, which is not empty.
struct Duplicates: Sendable, CustomStringConvertible {
    /// The paths of each group in order; the groups by their first path.
    let groups: [[String]]

    init(_ texts: SourceTexts, _ hashes: FileHashes) {
        var byHash: [ContentHash: [[SourceFile]]] = [:]
        for (file, hash) in zip(texts.files, hashes.hashes) where !file.bytes.isEmpty {
            // Equal hashes promise nothing, so the bytes are compared.
            if let equal = byHash[hash, default: []].firstIndex(where: { $0[0].bytes == file.bytes }) {
                byHash[hash, default: []][equal].append(file)
            } else {
                byHash[hash, default: []].append([file])
            }
        }
        let repeated = byHash.values.joined().filter { $0.count > 1 }
        groups = repeated.map { $0.map(\.path).sorted() }.sorted { $0[0] < $1[0] }
    }

    var description: String { "\(groups.count) groups of identical files" }
}
