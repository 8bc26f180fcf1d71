import GraphDocuments
import GraphDrawing
import TerminalCore
import Testing

/// The rows of a drawing with margins of blanks, as they stand in a test.
private func drawn(_ document: GraphDocument, _ options: DrawingOptions, _ marks: NodeMarks = NodeMarks()) -> String {
    let text = TextWriter().text(of: DocumentDrawing(DocumentLayout(document, options: options, marks: marks)))
    return String(text.dropLast())
}

private let diamond = GraphDocument("fetch>lint>ship fetch>build>ship")

@Suite struct DrawingTests {
    @Test func boxesWithSharpCorners() {
        #expect(
            drawn(diamond, DrawingOptions(style: .sharp)) == """
                    ┌───────┐
                    │ fetch │
                    └───┬───┘
                   ┌────┴─────┐
                ┌──┴───┐  ┌───┴───┐
                │ lint │  │ build │
                └──┬───┘  └───┬───┘
                   └────┬─────┘
                     ┌──┴───┐
                     │ ship │
                     └──────┘
                """)
    }

    @Test func doubleLinesWithAHeavyPath() {
        #expect(
            drawn(diamond, DrawingOptions(style: .double), NodeMarks(highlighted: [0, 1, 2])) == """
                    ┏━━━━━━━┓
                    ┃ fetch ┃
                    ┗━━━┳━━━┛
                   ┏━━━━┹═════╗
                ┏━━┻━━━┓  ╔═══╩═══╗
                ┃ lint ┃  ║ build ║
                ┗━━┳━━━┛  ╚═══╦═══╝
                   ┗━━━━┱═════╝
                     ┏━━┻━━━┓
                     ┃ ship ┃
                     ┗━━━━━━┛
                """)
    }

    @Test func compactNodesAndPoints() {
        #expect(
            drawn(diamond, DrawingOptions(form: .compact), NodeMarks(highlighted: [1], folded: [3])) == """
                     fetch
                   ╭───┴────╮
                ◆ lint  ⊞ build
                   ╰───┬────╯
                      ship
                """)
        #expect(
            drawn(diamond, DrawingOptions(form: .dot, style: .ascii), NodeMarks(highlighted: [3])) == """
                 o
                .+-.
                o  @
                '+-'
                 o
                """)
    }

    @Test func longLabelsAreCutInTheMiddle() {
        let document = GraphDocument(nodes: [.init(id: "1", label: "a-very-long-name-indeed")])
        #expect(drawn(document, DrawingOptions(form: .compact, maxLabel: 9)) == "a-ve…deed")
        #expect(drawn(document, DrawingOptions(form: .compact, style: .ascii, maxLabel: 8)) == "a-ve~eed")
        #expect(drawn(document, DrawingOptions(form: .compact, maxLabel: 1)) == "…")
        #expect(drawn(document, DrawingOptions(form: .compact, maxLabel: 23)) == "a-very-long-name-indeed")
    }

    @Test func labelsDoTheTerminalNoHarm() {
        let document = GraphDocument(nodes: [.init(id: "1", label: "  \u{1b}[31mred \t  \u{202e}end\u{7} ")])
        #expect(drawn(document, DrawingOptions(form: .compact)) == #"\x1b[31mred \u202eend\x07"#)
        let empty = GraphDocument(nodes: [.init(id: "id", label: " "), .init(id: "", label: "")])
        #expect(drawn(empty, DrawingOptions(form: .compact)).split(separator: " ") == ["id", "\"\""])
    }

    @Test func wideCharactersTakeTwoCells() {
        let document = GraphDocument(nodes: [.init(id: "1", label: "日本e\u{301}語")])
        #expect(
            drawn(document, DrawingOptions()) == """
                ╭─────────╮
                │ 日本e\u{301}語 │
                ╰─────────╯
                """)
        #expect(drawn(document, DrawingOptions(form: .compact, maxLabel: 5)) == "日…語")
        let drawing = DocumentDrawing(DocumentLayout(document, options: DrawingOptions()))
        // Half a character is none.
        #expect(drawing.cells(row: 1, columns: 3..<6).map(\.text) == [" ", "本", ""])
        #expect(drawing.cells(row: 9, columns: 0..<2).map(\.part) == [.blank, .blank])
    }

    @Test func linesEndAtCharactersAndNotAtBlanks() {
        for seed in 0..<UInt64(60) {
            var document = GraphDocument.random(seed: seed)
            for node in document.nodes.indices { document.nodes[node].label = "ab cd e fgh".prefix(3 + node % 9) + "x" }
            let content = DocumentLayout(document, options: DrawingOptions(form: .compact))
            for (edge, path) in zip(document.edges, content.layout.edges) {
                for (node, point) in [(edge.source, path.points.first), (edge.target, path.points.last)] {
                    let box = content.layout.nodes[node]
                    let column = (point?.column ?? 0) - box.column
                    let label = Array(content.labels[node])
                    #expect(label.indices.contains(column) && label[column] != " ", "seed \(seed) \(label) \(column)")
                }
            }
        }
    }

    @Test func edgesSayTheirLabels() {
        var document = GraphDocument("a>b")
        document.edges[0].label = " on\u{1b}  failure "
        let rows = drawn(document, DrawingOptions(form: .compact, maxLabel: 7)).split(separator: "\n")
        #expect(rows.contains { $0.contains("│ on\\…lure") || $0.contains("│ on\\…ure") }, "\(rows)")
    }

    @Test func coloursAddNothingButColours() {
        let drawing = DocumentDrawing(
            DocumentLayout(
                diamond, options: DrawingOptions(), marks: NodeMarks(highlighted: [0, 1], folded: [2], connectors: [])))
        let coloured = ANSIWriter().text(of: drawing)
        #expect(coloured.contains("\u{1b}[1;33m") && coloured.contains("\u{1b}[35m"))
        #expect(coloured.replacing(/\x1b\[[0-9;]*m/, with: "") == TextWriter().text(of: drawing))
        for line in coloured.split(separator: "\n") where line.contains("\u{1b}") {
            let last = line.matches(of: /\x1b\[[0-9;]*m/).last.map { String($0.output) }
            #expect(last == "\u{1b}[0m", "\(line)")
        }
    }

    @Test func nothingGivesNothing() {
        #expect(
            TextWriter().text(of: DocumentDrawing(DocumentLayout(GraphDocument(), options: DrawingOptions()))).isEmpty)
    }
}
