import GraphDocuments
import Samples

/// Documents with nasty names and labels, groups, loops and parallel edges.
struct RandomDocuments {
    private var numbers: Seeded

    init(seed: UInt64) { numbers = Seeded(seed) }

    private static let pieces = [
        "a", "B", "7", " ", "  ", "\"", "\\", "\\n", "\\N", "&", "&amp;", "#", "#35;", "<b>", "<", ">", "{", "}", "[",
        "]", "(",
        ")", "|", ";", ":", ",", "-->", "->", "--", "end", "subgraph", "node", "%%", "`", "**", "_", "'", "é", "翻訳",
        "😀", "\t",
        "\u{1b}[31m", "\u{202e}", "\u{200d}", "=", "@", "/", "//", "/*", "*/", "fa:fa-x", "\u{0}", "\u{85}", "\u{2028}",
        "~", "$", "+",
    ]

    private mutating func text(upTo length: Int) -> String {
        (0..<Int.random(in: 0...length, using: &numbers)).map { _ in
            Self.pieces.randomElement(using: &numbers) ?? ""
        }.joined()
    }

    private mutating func label() -> String? {
        let text = text(upTo: 6)
        return text.isEmpty ? nil : text
    }

    /// The next document; `plainIDs` for a language whose ids hold no signs.
    mutating func next(plainIDs: Bool) -> GraphDocument {
        var document = GraphDocument(name: label(), leadsRight: .random(using: &numbers))
        addGroups(to: &document, plainIDs: plainIDs)
        for index in 0..<Int.random(in: 0...8, using: &numbers) {
            let id = plainIDs ? "id_\(index)" : text(upTo: 4) + "\(index)"
            let label = Bool.random(using: &numbers) ? id : text(upTo: 6)
            let groups = document.groups.indices
            let isInside = Int.random(in: 0..<3, using: &numbers) > 0
            document.nodes.append(
                .init(id: id, label: label, group: isInside ? groups.randomElement(using: &numbers) : nil))
        }
        guard !document.nodes.isEmpty else { return document }
        for _ in 0..<Int.random(in: 0...12, using: &numbers) {
            let ends = (0..<2).map { _ in Int.random(in: document.nodes.indices, using: &numbers) }
            document.edges.append(
                .init(source: ends[0], target: ends[1], label: Bool.random(using: &numbers) ? label() : nil))
        }
        return document
    }

    /// Groups in the order of a depth-first walk, in which nested languages write them.
    private mutating func addGroups(to document: inout GraphDocument, plainIDs: Bool) {
        var path: [Int] = []
        for index in 0..<Int.random(in: 0...4, using: &numbers) {
            while !path.isEmpty, Bool.random(using: &numbers) { path.removeLast() }
            let id =
                plainIDs
                ? "group_\(index)" : ["", "cluster_"].randomElement(using: &numbers)! + text(upTo: 3) + "\(index)"
            document.groups.append(.init(id: id, label: text(upTo: 5), parent: path.last))
            path.append(index)
        }
    }
}
