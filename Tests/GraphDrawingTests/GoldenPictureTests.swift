import GraphDrawing
import Testing

/// A graph whose nodes have names, drawn with them.
private struct Drawing {
    var names: [String]
    var graph: Graph

    /// Boxes have a blank on each side of the name.
    init(_ names: [String], _ edges: [(Int, Int)], height: Int, width: Int? = nil) {
        self.names = names
        graph = Graph(
            nodes: names.map { Graph.Node(width: width ?? $0.count + (height > 1 ? 4 : 0), height: height) },
            edges: edges.map { Graph.Edge(source: $0.0, target: $0.1) })
    }

    func text(_ options: LayoutOptions = LayoutOptions(), _ style: PictureStyle = .unicode, heavy: Set<Int> = [])
        -> String
    {
        let layout = layOut(graph, options: options)
        let heavyEdges = graph.edges.indices.filter {
            heavy.contains(graph.edges[$0].source) && heavy.contains(graph.edges[$0].target)
        }
        let picture = Picture(layout, graph: graph, style: style, heavyNodes: heavy, heavyEdges: Set(heavyEdges))
        var rows = picture.characters(fill: " ")
        for (index, box) in layout.nodes.enumerated() {
            let start = box.height > 1 ? 2 : 0
            for (offset, character) in names[index].enumerated() {
                rows[box.row + box.height / 2][box.column + start + offset] = character
            }
        }
        return rows.map { row in
            String(row[..<((row.lastIndex { $0 != " " } ?? -1) + 1)])
        }.joined(separator: "\n")
    }
}

private let diamond = Drawing(["top", "left", "right", "end"], [(0, 1), (0, 2), (1, 3), (2, 3)], height: 3)
private let small = Drawing(
    ["fetch", "parse", "lint", "build", "test"], [(0, 1), (0, 2), (1, 3), (1, 4), (3, 4), (2, 4)], height: 1)
private let search = Drawing(
    [
        "parse-query", "load-session", "embed", "spell-check", "locale", "profile", "vector-index", "text-index",
        "ads", "history", "rank", "facets", "ad-filter", "snippets", "personalise", "render",
    ],
    [
        (0, 2), (0, 3), (0, 4), (1, 5), (2, 6), (3, 7), (4, 7), (4, 8), (5, 8), (5, 9), (6, 10), (7, 10), (7, 11),
        (8, 12), (10, 13), (10, 14), (9, 14), (13, 15), (11, 15), (12, 15), (14, 15),
    ], height: 3, width: 23)

@Test func diamondOfBoxes() {
    #expect(
        diamond.text() == """
                 ╭─────╮
                 │ top │
                 ╰──┬──╯
               ╭────┴─────╮
            ╭──┴───╮  ╭───┴───╮
            │ left │  │ right │
            ╰──┬───╯  ╰───┬───╯
               ╰────┬─────╯
                 ╭──┴──╮
                 │ end │
                 ╰─────╯
            """)
}

@Test func diamondInASCIIWithAHeavyPath() {
    #expect(
        diamond.text(LayoutOptions(style: .ascii), .ascii, heavy: [0, 1, 3]) == """
                 .=====.
                 # top #
                 '====='
               .====+-----.
            .==+===.  .---+---.
            # left #  | right |
            '==+==='  '---+---'
               '====+-----'
                 .=====.
                 # end #
                 '====='
            """)
}

@Test func oneLineNodes() {
    #expect(
        small.text(LayoutOptions(layerGap: 2)) == """
               fetch
              ╭──┴──╮
              │     │
            parse  lint
              │ ╰───┤
              │     │
            build   │
              ╰─────┤
                    │
                   test
            """)
}

@Test func fromLeftToRight() {
    #expect(
        small.text(LayoutOptions(direction: .right)) == """
            fetch─┬─parse─┬──build─┬─test
                  │       │        │
                  ╰─lint──│┬───────╯
                          ││
                          ╰╯
            """)
}

@Test func fromLeftToRightInASCII() {
    #expect(
        diamond.text(LayoutOptions(direction: .right), .ascii) == """
                      .------.
                    .-+ left +--.
            .-----. | '------'  | .-----.
            | top +-+           +-+ end |
            '-----' | .-------. | '-----'
                    '-+ right +-'
                      '-------'
            """)
}

@Test func searchPageWithItsCriticalPath() {
    #expect(
        search.text(LayoutOptions(style: .unicode), heavy: [0, 2, 6, 10, 14, 15]) == """
                                     ┏━━━━━━━━━━━━━━━━━━━━━┓
                                     ┃ parse-query         ┃
                                     ┗━━━━━━━━━━━┳━━━━━━━━━┛
                       ╭────────────────────────┲┹────────────────────────────────────────────────╮
            ╭──────────┴──────────╮  ┏━━━━━━━━━━┻━━━━━━━━━━┓  ╭─────────────────────╮  ╭──────────┴──────────╮
            │ spell-check         │  ┃ embed               ┃  │ load-session        │  │ locale              │
            ╰──────────┬──────────╯  ┗━━━━━━━━━━┳━━━━━━━━━━┛  ╰──────────┬──────────╯  ╰─────┬────┬──────────╯
                       ├────────────────────────┃────────────────────────│───────────────────╯    │
            ╭──────────┴──────────╮  ┏━━━━━━━━━━┻━━━━━━━━━━┓  ╭──────────┴──────────╮             │
            │ text-index          │  ┃ vector-index        ┃  │ profile             │             │
            ╰──────────┬────┬─────╯  ┗━━━━━━━━━━┳━━━━━━━━━━┛  ╰──────────┬────┬─────╯             │
                       │    ╰───────────────────┨                        │    ╰───────────────────┤
            ╭──────────┴──────────╮  ┏━━━━━━━━━━┻━━━━━━━━━━┓  ╭──────────┴──────────╮  ╭──────────┴──────────╮
            │ facets              │  ┃ rank                ┃  │ history             │  │ ads                 │
            ╰──────────┬──────────╯  ┗━━━━━━━━━━┯━━━━┳━━━━━┛  ╰──────────┬──────────╯  ╰──────────┬──────────╯
                       │                        │    ┗━━━━━━━━━━━━━━━━━━━┪                        │
                       │             ╭──────────┴──────────╮  ┏━━━━━━━━━━┻━━━━━━━━━━┓  ╭──────────┴──────────╮
                       │             │ snippets            │  ┃ personalise         ┃  │ ad-filter           │
                       │             ╰──────────┬──────────╯  ┗━━━━━━━━━━┳━━━━━━━━━━┛  ╰──────────┬──────────╯
                       ╰────────────────────────┴┲━━━━━━━━━━━━━━━━━━━━━━━┹────────────────────────╯
                                     ┏━━━━━━━━━━━┻━━━━━━━━━┓
                                     ┃ render              ┃
                                     ┗━━━━━━━━━━━━━━━━━━━━━┛
            """)
}
