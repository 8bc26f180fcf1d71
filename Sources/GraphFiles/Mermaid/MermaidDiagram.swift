/// What tells Mermaid's diagrams from other texts.
enum MermaidDiagram {
    /// The first words of flowcharts.
    static let flowcharts: Set<String> = ["graph", "flowchart", "flowchart-elk"]

    /// The first words of Mermaid's other diagrams.
    static let others: Set<String> = [
        "sequenceDiagram", "classDiagram", "classDiagram-v2", "stateDiagram", "stateDiagram-v2", "erDiagram", "gantt",
        "pie", "journey", "mindmap", "timeline", "gitGraph", "quadrantChart", "requirementDiagram", "sankey-beta",
        "xychart-beta", "block-beta", "packet-beta", "architecture-beta", "kanban", "C4Context", "zenuml", "radar-beta",
    ]

    /// The flowchart in a document of Markdown: the text of its first fence that holds one, else that of its first
    /// fence of Mermaid; and how many fences of Mermaid there are.
    static func fenced(_ source: SourceText) -> (range: Range<Int>, count: Int)? {
        var cursor = ByteCursor(source.bytes)
        var fences: [Range<Int>] = []
        while !cursor.isAtEnd {
            if let range = takeFence(&cursor) { fences.append(range) }
            cursor.skipLine()
            cursor.position += 1
        }
        let flowchart = fences.first { isFlowchart(ByteCursor(source.bytes, range: $0)) }
        return (flowchart ?? fences.first).map { ($0, fences.count) }
    }

    /// Reads a fence of Mermaid that begins in this line; the cursor stays in its last one.
    private static func takeFence(_ cursor: inout ByteCursor) -> Range<Int>? {
        var inner = cursor
        inner.skip(while: \.isBlank)
        let sign = inner.byte
        guard inner.isAt("```") || inner.isAt("~~~") || inner.isAt(":::") else { return nil }
        inner.skip { $0 == sign }
        inner.skip { $0.isBlank || $0 == UInt8(ascii: "{") }
        let isMermaid = inner.isAtWord("mermaid")
        inner.skipLine()
        let start = min(inner.position + 1, inner.end)
        var end = start
        repeat {
            inner.position += 1
            end = min(inner.position, inner.end)
            inner.skip(while: \.isBlank)
            if inner.byte == sign, inner.byte(ahead: 1) == sign, inner.byte(ahead: 2) == sign { break }
            inner.skipLine()
            end = min(inner.position, inner.end)
        } while !inner.isAtEnd
        cursor.position = min(inner.position, inner.end)
        return isMermaid ? start..<max(start, end) : nil
    }

    /// Whether a flowchart begins here, behind comments, directives and front matter.
    static func isFlowchart(_ cursor: ByteCursor) -> Bool { flowcharts.contains(MermaidHeader.firstWord(cursor)) }

    /// Whether this is the first word of a diagram.
    static func isKnown(_ word: String) -> Bool { flowcharts.contains(word) || others.contains(word) }
}
