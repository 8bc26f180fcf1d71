import GraphDocuments
import GraphDrawing
import TerminalCore
import Testing

private func fitted(
    _ document: GraphDocument, _ width: Int, _ options: DrawingOptions = DrawingOptions(), isFormFree: Bool = true
) -> FittedDocument {
    Fitting(document, options: options, width: width, isFormFree: isFormFree).fitted()
}

private func text(_ fitted: FittedDocument) -> String {
    String(TextWriter().text(of: DocumentDrawing(fitted.content)).dropLast())
}

/// The edges that a drawing shows, those over connectors followed by their numbers.
private func edges(of fitted: FittedDocument, _ document: GraphDocument) -> [String] {
    let content = fitted.content
    let shown = content.document
    let isConnector = content.marks.connectors.contains
    var sources: [Int: Int] = [:]
    var result: [String] = []
    for edge in shown.edges where isConnector(edge.target) {
        sources[Int(shown.nodes[edge.target].label.dropFirst()) ?? 0] = edge.source
    }
    for edge in shown.edges where !isConnector(edge.target) {
        guard isConnector(edge.source) else {
            result.append("\(document.nodes[edge.source].id)>\(document.nodes[edge.target].id)")
            continue
        }
        for part in shown.nodes[edge.source].label.dropFirst().split(separator: ",") {
            let ends = part.split(separator: "-").compactMap { Int($0) }
            for number in (ends.first ?? 0)...(ends.last ?? 0) {
                let source = sources[number].map { document.nodes[$0].id } ?? "?"
                result.append("\(source)>\(document.nodes[edge.target].id)")
            }
        }
    }
    return result.sorted()
}

@Suite struct FittingTests {
    @Test func whatFitsStaysAsItIs() {
        let document = GraphDocument("a>b a>c")
        let result = fitted(document, 20)
        #expect(result.content.options == DrawingOptions() && result.legend.isEmpty && result.notes.isEmpty)
    }

    @Test func everyEdgeIsShownAtEveryWidth() {
        for seed in 0..<UInt64(30) {
            // Several connectors may lead to one target from the same source only if edges are equal.
            var document = GraphDocument.random(seed: seed, most: 30, isCyclic: seed % 4 == 0)
            var known: Set<[Int]> = []
            document.edges = document.edges.filter { known.insert([$0.source, $0.target]).inserted }
            for width in [24, 40, 80] {
                for direction in Direction.allCases {
                    let result = fitted(document, width, DrawingOptions(direction: direction))
                    let comment: Comment = "seed \(seed), \(width) columns, \(direction)"
                    #expect(result.content.layout.width <= width, comment)
                    #expect(edges(of: result, document) == document.pairs.sorted(), comment)
                    #expect(result.content.marks.connectors.isEmpty == result.legend.isEmpty, comment)
                }
            }
        }
    }

    @Test func boxesGiveWayToNamesWithoutFrames() {
        let document = GraphDocument("root>one root>two root>three root>four")
        let result = fitted(document, 26)
        #expect(result.content.options.form == .compact && result.content.options.maxLabel == nil)
        #expect(
            text(result) == """
                        root
                 ╭────┬──┴──┬─────╮
                one  two  three  four
                """)
        #expect(fitted(document, 30, isFormFree: false).content.options.form == .box)
    }

    @Test func labelsAreCutNoMoreThanNeeded() {
        let long = (0..<4).map { "a-module-with-a-long-name-\($0)" }
        let document = GraphDocument(long.map { "root>\($0)" }.joined(separator: " "))
        let result = fitted(document, 90)
        #expect(result.content.options.form == .compact && result.content.marks.connectors.isEmpty)
        #expect((18...21).contains(result.content.options.maxLabel ?? 0))
        #expect(result.content.labels[1].hasPrefix("a-module") && result.content.labels[1].hasSuffix("name-0"))
    }

    @Test func aWideFanIsFoldedWithConnectors() {
        let document = GraphDocument((1...9).map { "root>leaf-num-\($0)" }.joined(separator: " "))
        for width in [11, 40] {
            let result = fitted(document, width)
            #expect(result.content.layout.width <= width && edges(of: result, document) == document.pairs.sorted())
        }
        let narrow = fitted(document, 11)
        #expect(!narrow.content.marks.connectors.isEmpty)
        #expect(
            narrow.legend == [
                "A line that", "ends at ▾1", "goes on at", "each ▴1: it", "would be", "too wide", "for 11", "columns.",
            ])
    }

    @Test func theBestOrderIsFittedToo() {
        for seed in 0..<UInt64(3) {
            let document = GraphDocument.random(seed: seed, most: 25)
            for width in [40, 80] {
                let quick = fitted(document, width)
                let best = fitted(document, width, DrawingOptions(effort: .best))
                #expect(best.content.layout.width <= width, "seed \(seed)")
                #expect(best.content.document == quick.content.document && best.legend == quick.legend)
            }
        }
    }

    @Test func partsStandBesideAndBelowEachOther() {
        let document = GraphDocument("parser>tokens server>router client>socket logger>stderr")
        let options = DrawingOptions(form: .compact)
        #expect(
            text(fitted(document, 20, options)) == """
                parser  server
                  │       │
                tokens  router

                client  logger
                  │       │
                socket  stderr
                """)
    }

    @Test func groupsAreKeptTogetherAndGoOnlyWithAWord() {
        var document = GraphDocument("a>b c>d")
        document.groups = [.init(id: "g")]
        document.nodes[1].group = 0
        document.nodes[2].group = 0
        let result = fitted(document, 60)
        #expect(result.content.document.groups.count == 1 && result.notes.isEmpty)
        let narrow = fitted(document, 8)
        #expect(narrow.content.document.groups.isEmpty)
        #expect(narrow.notes == ["The frames of groups are left out: there is no room for them in 8 columns."])
    }

    @Test func aLabelThatIsTooWideEvenSoIsNotHidden() {
        let document = GraphDocument("abcdefghijklmnop>b")
        let result = fitted(document, 4)
        #expect(result.content.layout.width > 4)
        #expect(result.content.labels[0] == "abcdefghijklmnop")
    }
}
