import Foundation
import GraphDocuments
import GraphDrawing
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What the layout's JSON says, as a program reads it.
private struct LayoutFile: Decodable {
    struct Node: Decodable {
        let id, label: String
        let layer, x, y, width, height: Int
    }
    struct Edge: Decodable {
        let from, to: String
        let points: [[Int]]
        let reversed: Bool
        let label: String?
    }
    let columns, rows, crossings, drawn_crossings: Int
    let milliseconds: Double
    let nodes: [Node]
    let edges: [Edge]
    let layers: [[String]]
    let reversed: [[String]]

    init(_ document: GraphDocument, _ options: DrawingOptions = DrawingOptions()) throws {
        let drawing = DocumentDrawing(DocumentLayout(document, options: options))
        let text = LayoutJSONWriter().text(of: drawing.content, drawnCrossings: drawing.gaps, milliseconds: 1.256)
        self = try JSONDecoder().decode(LayoutFile.self, from: Data(text.utf8))
    }

    /// The places in the layers of what an edge passes, or a sentence about what is wrong.
    private func segments(of edge: Edge, number: Int) throws -> [(layer: Int, from: Int, to: Int)] {
        func place(_ item: String) throws -> (layer: Int, place: Int) {
            let places = layers.indices.flatMap { layer in
                layers[layer].indices.filter { layers[layer][$0] == item }.map { (layer, $0) }
            }
            try #require(places.count == 1, "\(item) stands in \(places.count) places")
            return places[0]
        }
        let isUpwards = reversed.contains([edge.from, edge.to])
        #expect(isUpwards == edge.reversed)
        var last = try place(encoded(isUpwards ? edge.to : edge.from))
        let end = try place(encoded(isUpwards ? edge.from : edge.to))
        try #require(last.layer < end.layer, "\(edge.from)>\(edge.to) does not lead down")
        var segments: [(layer: Int, from: Int, to: Int)] = []
        let suffix = number > 1 ? "#\(number)" : ""
        for layer in (last.layer + 1)..<max(end.layer, last.layer + 1) {
            let next = try place("\(encoded(edge.from))>\(encoded(edge.to))\(suffix)@\(layer)")
            try #require(next.layer == layer)
            segments.append((layer - 1, last.place, next.place))
            last = next
        }
        return segments + [(end.layer - 1, last.place, end.place)]
    }

    private func encoded(_ id: String) -> String {
        id.replacing("%", with: "%25").replacing(">", with: "%3E").replacing("@", with: "%40")
            .replacing("#", with: "%23")
    }

    /// The rules of the corpus: everything in one place, edges down, one item in each layer between, and the crossings.
    func check(_ document: GraphDocument) throws {
        #expect(nodes.map(\.id) == document.nodes.map(\.id))
        #expect(edges.map { "\($0.from)>\($0.to)" } == document.pairs)
        var counts: [[String]: Int] = [:]
        var segments: [(layer: Int, from: Int, to: Int)] = []
        var items = nodes.count
        for edge in edges where edge.from != edge.to {
            counts[[edge.from, edge.to], default: 0] += 1
            let own = try self.segments(of: edge, number: counts[[edge.from, edge.to]] ?? 1)
            items += own.count - 1
            segments += own
        }
        #expect(layers.reduce(0) { $0 + $1.count } == items)
        var found = 0
        for (index, one) in segments.enumerated() {
            for other in segments[..<index] where one.layer == other.layer {
                found += (one.from - other.from) * (one.to - other.to) < 0 ? 1 : 0
            }
        }
        #expect(crossings == found)
        for node in nodes { #expect(layers[node.layer].contains(encoded(node.id))) }
    }

    /// Each line begins and ends in the border of its nodes and has corners only.
    func checkPoints(_ direction: Direction) {
        let boxes = Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0) })
        for edge in edges {
            guard let from = boxes[edge.from], let to = boxes[edge.to], let first = edge.points.first,
                let last = edge.points.last
            else {
                Issue.record("no node or no line for \(edge)")
                continue
            }
            for (box, point) in [(from, first), (to, last)] {
                let isInside =
                    (box.x..<box.x + box.width).contains(point[0])
                    && (box.y..<box.y + box.height).contains(point[1])
                #expect(isInside, "\(edge)")
            }
            for (one, other) in zip(edge.points, edge.points.dropFirst()) {
                #expect((one[0] == other[0]) != (one[1] == other[1]), "\(edge)")
            }
            guard edge.from != edge.to else { continue }
            if direction == .down {
                #expect(first[1] == (edge.reversed ? from.y : from.y + from.height - 1), "\(edge)")
                #expect(last[1] == (edge.reversed ? to.y + to.height - 1 : to.y), "\(edge)")
            } else {
                #expect(first[0] == (edge.reversed ? from.x : from.x + from.width - 1), "\(edge)")
                #expect(last[0] == (edge.reversed ? to.x + to.width - 1 : to.x), "\(edge)")
            }
        }
    }
}

@Suite struct LayoutJSONTests {
    @Test func layoutsFollowTheRulesOfTheCorpus() throws {
        for seed in 0..<UInt64(80) {
            let document = GraphDocument.random(seed: seed, most: 20, isCyclic: seed % 3 == 0)
            for direction in Direction.allCases {
                let file = try LayoutFile(document, DrawingOptions(direction: direction))
                try file.check(document)
                file.checkPoints(direction)
            }
        }
    }

    @Test func namesOfAnyKindAreReadBack() throws {
        let names = ["a>b", "c@1", "100%", "#", "\"q\"", "\\", "\n\t\u{1}\u{7f}\u{2028}", "日本", ""]
        var document = GraphDocument(nodes: names.map { .init(id: $0) })
        document.edges = names.indices.flatMap { source in
            names.indices.filter { $0 > source }.map { .init(source: source, target: $0, label: "l\"") }
        }
        let file = try LayoutFile(document)
        try file.check(document)
        #expect(file.nodes.map(\.label) == names && file.edges.allSatisfy { $0.label == "l\"" })
        #expect(file.milliseconds == 1.26)
    }

    @Test func equalEdgesAreNumberedInTheLayers() throws {
        let file = try LayoutFile(GraphDocument("a>b>c a>c a>c"))
        #expect(Set(file.layers[1]) == ["b", "a>c@1", "a>c#2@1"])
    }
}

@Suite struct SVGTests {
    /// Counts the elements of a file by name, and fails where it is no XML.
    private final class Reader: NSObject, XMLParserDelegate {
        var counts: [String: Int] = [:]
        var words: [String] = []
        var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            counts[name, default: 0] += 1
            text = ""
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            if name == "text" { words.append(text) }
        }
    }

    private func read(_ text: String) throws -> Reader {
        let parser = XMLParser(data: Data(text.utf8))
        let reader = Reader()
        parser.delegate = reader
        try #require(parser.parse(), "\(String(describing: parser.parserError)) in \(text)")
        return reader
    }

    @Test func everyDrawingIsWellFormed() throws {
        for seed in 0..<UInt64(40) {
            let document = GraphDocument.random(seed: seed, isCyclic: true)
            let content = DocumentLayout(
                document, options: DrawingOptions(direction: seed % 2 == 0 ? .down : .right),
                marks: NodeMarks(highlighted: [0]))
            let reader = try read(SVGWriter().text(of: content))
            #expect(reader.words == content.labels)
            // One more of each: the arrowhead, and the background.
            #expect(reader.counts["path"] == document.edges.count + 1)
            #expect(reader.counts["rect"] == document.nodes.count + 1)
        }
    }

    @Test func namesAreEscaped() throws {
        var document = GraphDocument(
            name: "<&>", nodes: [.init(id: "1", label: "a<b> & \"c\" ]]>"), .init(id: "2", label: "\u{1b}x")])
        document.edges = [.init(source: 0, target: 1, label: "<e>")]
        let reader = try read(SVGWriter().text(of: DocumentLayout(document, options: DrawingOptions(form: .compact))))
        #expect(reader.words == ["a<b> & \"c\" ]]>", "\\x1bx", "<e>"])
        let dots = try read(SVGWriter().text(of: DocumentLayout(document, options: DrawingOptions(form: .dot))))
        #expect(dots.counts["circle"] == 2)
    }
}

@Suite struct StatisticsTests {
    @Test func figuresAreSaidInWords() {
        let document = GraphDocument("a>b>c>a a>c")
        let drawing = DocumentDrawing(DocumentLayout(document, options: DrawingOptions(form: .compact)))
        let statistics = DrawingStatistics(of: drawing, document, milliseconds: 2.34)
        #expect(
            statistics.words == """
                3 nodes, 4 edges, 1 of them upwards, 3 layers, \(drawing.content.layout.crossings) crossings \
                (\(drawing.gaps) drawn), \(drawing.width) x \(drawing.height) = \(drawing.width * drawing.height) \
                cells, 2.3 ms
                """)
    }
}
