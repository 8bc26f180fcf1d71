import GraphDocuments
import GraphDrawing
import TerminalCore
import Testing

@testable import Inspector

/// A small build with two groups, a cycle and labels at edges.
private let build: GraphDocument = {
    let names = [
        "app", "server", "client", "http", "tls", "crypto", "log", "json", "format", "tests", "fixtures", "docs",
    ]
    let pairs = [
        (0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (4, 5), (1, 6), (2, 7), (7, 8), (6, 8), (9, 0), (9, 10), (5, 6),
        (11, 0),
    ]
    var document = GraphDocument(
        name: "build", nodes: names.map { GraphDocument.Node(id: $0) },
        edges: pairs.map { GraphDocument.Edge(source: $0.0, target: $0.1) },
        groups: [.init(id: "net", label: "network"), .init(id: "text", label: "text")])
    for node in [3, 4, 5] { document.nodes[node].group = 0 }
    for node in [7, 8] { document.nodes[node].group = 1 }
    document.edges[4].label = "optional"
    return document
}()

private func browsed(
    _ document: GraphDocument = build, columns: Int = 100, rows: Int = 30, style: DrawingStyle = .rounded,
    detail: LevelOfDetail = .usual, _ keys: String = ""
) -> BrowseModel {
    var model = BrowseModel(
        document, name: "build.dot", options: DrawingOptions(style: style), detail: detail,
        size: Size(columns: columns, rows: rows))
    type(keys, &model)
    return model
}

private func browsed(_ keys: String) -> BrowseModel { browsed(build, keys) }

/// Types characters; `⏎` is Enter and `⎋` Escape.
private func type(_ keys: String, _ model: inout BrowseModel) {
    for character in keys {
        let key: Key = character == "⏎" ? .enter : character == "⎋" ? .escape : .character(character)
        _ = browse(&model, .key(key))
    }
}

private func selected(_ model: BrowseModel) -> String? {
    model.selection.map { model.graph.document.nodes[$0].label }
}

private func footer(_ model: BrowseModel) -> String { browseView(model).lines.last ?? "" }

@Suite struct BrowseFrameTests {
    struct Moment: Sendable, CustomTestStringConvertible {
        let name: String
        let keys: String
        var testDescription: String { name }

        static let all = [
            Moment(name: "start", keys: ""), Moment(name: "search", keys: "/o"),
            Moment(name: "details", keys: "/http⏎⏎"), Moment(name: "folded", keys: "/tls⏎a"),
            Moment(name: "near", keys: "/tls⏎i1"), Moment(name: "boxes", keys: "zz"),
            Moment(name: "lines", keys: "zzZ"), Moment(name: "dots", keys: "zzZZ"),
            Moment(name: "whole", keys: "0"), Moment(name: "help", keys: "?"),
        ]
    }

    static let sizes = [Size(columns: 100, rows: 30), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)]

    @Test(arguments: Moment.all, sizes) func browsedFrameLooksAsRecorded(moment: Moment, size: Size) throws {
        for style in [DrawingStyle.rounded, .ascii] {
            let model = browsed(columns: size.columns, rows: size.rows, style: style, moment.keys)
            let frame = browseView(model)
            let suffix = style.isASCII ? "ascii" : "unicode"
            try Golden.compare(frame.text, with: "browse-\(moment.name)-\(size.columns)x\(size.rows)-\(suffix)")
            for line in frame.lines {
                #expect(DisplayWidth.of(line) <= size.columns)
                if style.isASCII { #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)") }
            }
        }
    }

    @Test func everySizeHasItsFrame() {
        for columns in [1, 20, 39, 40, 60, 120] {
            for rows in [1, 5, 10, 14, 24, 40] {
                for keys in ["", "0", "⏎", "?", "/x"] {
                    let frame = browseView(browsed(columns: columns, rows: rows, keys))
                    #expect(frame.size == Size(columns: columns, rows: rows))
                    if columns >= 20, columns < 40 || rows < 10 {
                        #expect(frame.text.contains("needs"), "\(columns)x\(rows)")
                    }
                }
            }
        }
        #expect(browseView(browsed(GraphDocument())).text.contains("The graph has no nodes."))
    }

    @Test func unsafeNamesAreShownHarmless() {
        let document = GraphDocument(
            nodes: [.init(id: "\u{1b}]0;x\u{7}", label: "a\u{1b}[31m"), .init(id: "b\u{202e}")],
            edges: [.init(source: 0, target: 1, label: "\u{9b}2J")])
        for keys in ["", "⏎", "/a\u{1b}", "0", "a"] {
            let text = browseView(browsed(document, keys)).text
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || DisplayWidth.of($0) > 0 }, "\(text)")
        }
    }
}

@Suite struct BrowseUpdateTests {
    @Test func arrowsFollowEdgesAndLayers() {
        var model = browsed("g")
        let first = selected(model)
        _ = browse(&model, .key(.down))
        let child = selected(model)
        #expect(first != child)
        let edges = build.edges.map { [build.nodes[$0.source].id, build.nodes[$0.target].id] }
        #expect(edges.contains([first ?? "", child ?? ""]))
        _ = browse(&model, .key(.up))
        #expect(edges.contains([selected(model) ?? "", child ?? ""]))
    }

    @Test(arguments: Direction.allCases) func neighboursStandBesideEachOtherWherePartsArePacked(
        direction: Direction
    ) throws {
        var model = BrowseModel(
            .parts, name: "parts", options: DrawingOptions(direction: direction), size: Size(columns: 100, rows: 30))
        let layout = try #require(model.drawing).content.layout
        let isDown = direction == .down
        /// The cells along which neighbours stand, and those that they share.
        func place(_ node: Int) -> (along: Range<Int>, shared: Range<Int>) {
            let box = layout.nodes[node]
            return isDown ? (box.columns, box.rows) : (box.rows, box.columns)
        }
        #expect(
            layout.layers.contains { layer in Set(layer.map { place($0).shared.lowerBound }).count > 1 },
            "no layer has nodes of parts that are packed one behind the other")
        var longest = 0
        for node in layout.nodes.indices {
            let row = layout.nodes.indices.filter { place($0).shared.overlaps(place(node).shared) }
                .sorted { place($0).along.lowerBound < place($1).along.lowerBound }
            let index = try #require(row.firstIndex(of: node))
            longest = max(longest, row.count)
            model.select(node)
            _ = browse(&model, .key(isDown ? .right : .down))
            #expect(model.selection == row[min(index + 1, row.count - 1)], "behind \(node)")
            model.select(node)
            _ = browse(&model, .key(isDown ? .left : .up))
            #expect(model.selection == row[max(index - 1, 0)], "before \(node)")
        }
        #expect(longest > 2)
    }

    @Test func theFirstAndTheLastAreAtTheEndsOfAllParts() throws {
        var model = browsed(.parts, columns: 60)
        let boxes = try #require(model.drawing).content.layout.nodes
        type("G", &model)
        let last = boxes[try #require(model.selection)]
        #expect(boxes.allSatisfy { $0.row < last.row || $0.row == last.row && $0.column <= last.column })
        type("g", &model)
        let first = boxes[try #require(model.selection)]
        #expect(boxes.allSatisfy { $0.row > first.row || $0.row == first.row && $0.column >= first.column })
    }

    @Test func relativesAreVisitedInTurn() {
        var model = browsed("/app⏎")
        var seen: [String?] = []
        for _ in 0..<3 {
            type("d", &model)
            seen.append(selected(model))
        }
        #expect(Set(seen) == ["server", "client"] && seen[0] == seen[2])
        type("/format⏎d", &model)
        #expect(selected(model) == "format" && footer(model).contains("nothing follows from here"))
    }

    @Test func searchGoesToTheFirstMatchAtOnceAndBackWithEscape() {
        var model = browsed("/tls⏎")
        #expect(selected(model) == "tls" && footer(model).contains("1 of 1 for tls"))
        type("/o", &model)
        #expect(footer(model).contains("/o_") && footer(model).contains("found"))
        #expect(selected(model) != "tls")
        type("⎋", &model)
        #expect(selected(model) == "tls")
        type("/xyz⏎", &model)
        #expect(selected(model) == "tls" && footer(model).contains("no node is called xyz"))
    }

    @Test func nextAndFormerMatchGoRound() {
        var model = browsed("/t*s⏎")
        #expect(selected(model) == "tests" || selected(model) == "tls")
        let first = selected(model)
        type("n", &model)
        #expect(selected(model) != first)
        type("n", &model)
        #expect(selected(model) == first)
        type("N", &model)
        #expect(selected(model) != first)
        #expect(footer(browsed("n")).contains("nothing was looked for"))
    }

    @Test func aGroupIsFoldedAndOpened() {
        var model = browsed("/tls⏎a")
        #expect(selected(model) == "network (3)" && model.graph.document.nodes.count == 10)
        #expect(footer(model).contains("folded 3 nodes"))
        type("/crypto⏎", &model)
        #expect(selected(model) == "network (3)" && footer(model).contains("crypto, folded in here"))
        type("a", &model)
        #expect(model.graph.document == build && selected(model) == "http")
    }

    @Test func whatHangsOnANodeIsFolded() {
        var model = browsed("/server⏎A")
        #expect(footer(model).contains("nothing hangs on server alone"))
        type("/tests⏎A", &model)
        #expect(selected(model) == "tests (2)")
        // A fold within a fold comes back with the outer one.
        var tree = browsed(GraphDocument.tree, "/b⏎A/a⏎A")
        #expect(tree.graph.document.nodes.map(\.label) == ["a (5)"])
        type("a", &tree)
        #expect(tree.graph.document.nodes.map(\.label) == ["a", "b (3)", "e"])
        type("/b⏎a", &tree)
        #expect(tree.graph.document.nodes.count == 5)
    }

    @Test func onlyWhatIsNearIsShown() {
        var model = browsed("/tls⏎i1")
        #expect(Set(model.graph.document.nodes.map(\.id)) == ["http", "tls", "crypto"])
        #expect(selected(model) == "tls")
        type("⎋", &model)
        #expect(model.graph.document == build && selected(model) == "tls")
        type("i⎋", &model)
        #expect(model.graph.document == build)
    }

    @Test func zoomHasFourLevelsAndStopsAtBothEnds() {
        var model = browsed("")
        #expect(model.zoom == .lines, "boxes would not all be in sight")
        type("z", &model)
        #expect(model.zoom == .boxes)
        type("z", &model)
        #expect(model.zoom == .boxes && footer(model).contains("nearest level"))
        for level in [BrowseZoom.lines, .dots, .whole, .whole] {
            type("Z", &model)
            #expect(model.zoom == level)
        }
        type("z", &model)
        #expect(model.zoom == .dots)
        type("0", &model)
        #expect(model.zoom == .whole)
    }

    @Test func theSelectionStaysInSight() {
        let wide = GraphDocument.numbered(60, (1..<60).map { (0, $0) })
        for keys in ["", "Z", "ZZ"] {
            var model = browsed(wide, columns: 60, rows: 16, keys)
            for node in [59, 0, 30, 7] {
                type("/node-\(node)⏎", &model)
                #expect(selected(model) == "node-\(node)")
                let sign = browseView(model).lines.contains { $0.contains("❯") }
                #expect(sign, "\(keys) \(node)\n\(browseView(model).text)")
            }
            #expect(browseView(model).text.contains(/\d+ [«»]/), "nothing is said to be out of sight")
        }
    }

    @Test func aFoldMovesTheRestLittle() throws {
        var model = browsed(GraphDocument.tree, "/b⏎")
        let before = try #require(model.drawing).content
        type("A", &model)
        let after = try #require(model.drawing).content
        #expect(
            before.layout.layers[1].map { before.document.nodes[$0].id }
                == after.layout.layers[1].map { after.document.nodes[$0].id })
    }

    @Test func largeGraphsBeginFolded() {
        var document = GraphDocument(nodes: (0..<300).map { .init(id: "n\($0)") })
        document.groups = (0..<10).map { .init(id: "g\($0)") }
        for node in document.nodes.indices { document.nodes[node].group = node % 10 }
        document.edges = (1..<300).map { .init(source: $0 - 1, target: $0) }
        let model = browsed(document)
        #expect(model.graph.document.nodes.count == 10)
        #expect(browseView(model).lines[0].contains("10 of 300 nodes"))
    }

    @Test func keysThatLeaveAndHelp() {
        var model = browsed("")
        #expect(browse(&model, .key(.character("q"))) == [.quit])
        #expect(browse(&model, .interrupt) == [.quit])
        #expect(browse(&model, .key(.control("z"))) == [.suspend])
        #expect(browse(&model, .key(.control("l"))) == [.redraw])
        #expect(browse(&model, .key(.character("m"))) == [.setMouse(false)])
        type("?", &model)
        #expect(model.isHelpOpen && browseView(model).text.contains("a gap is a crossing"))
        type("⎋", &model)
        #expect(!model.isHelpOpen)
        // No letter acts while words are typed.
        #expect(browse(&model, .key(.character("/"))).isEmpty && browse(&model, .key(.character("q"))).isEmpty)
        #expect(model.search.typed == "q")
    }

    @Test func theMouseSelectsScrollsAndOpens() throws {
        var model = browsed("z")
        let first = try press(on: "client", model)
        _ = browse(&model, .mouse(first))
        #expect(selected(model) == "client" && !model.isDetailOpen)
        _ = browse(&model, .mouse(first))
        #expect(model.isDetailOpen)
        type("⎋/app⏎m", &model)
        let second = try press(on: "client", model)
        _ = browse(&model, .mouse(second))
        #expect(selected(model) == "app")
        type("m", &model)
        _ = browse(&model, .mouse(second))
        #expect(selected(model) == "client")
    }

    /// A click on the box with this name.
    private func press(on name: String, _ model: BrowseModel) throws -> MouseEvent {
        let lines = browseView(model).lines
        let row = try #require(lines.firstIndex { $0.contains("│ \(name) │") })
        let range = try #require(lines[row].firstRange(of: name))
        let column = lines[row].distance(from: lines[row].startIndex, to: range.lowerBound)
        return MouseEvent(kind: .press(.left), position: Point(column: column, row: row))
    }

    @Test func everyKeyIsSaidInTheHelpOnce() {
        let bindings = BrowseCommand.keys.bindings
        let lines = browseView(browsed(columns: 40, rows: 60, "?")).lines
        for binding in bindings {
            // Each stands in a line of its own: its keys, blanks, what it does, blanks up to the frame.
            let count = lines.count { line in
                line.hasPrefix("│ \(binding.label) ")
                    && line.dropFirst(2 + binding.label.count).dropLast(2).trimmedBlanks == binding.words
            }
            #expect(count == 1, "\(binding.label) \(binding.words)")
        }
        let keys = bindings.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
        #expect(bindings.count == BrowseCommand.allCases.count)
        #expect(Set(bindings.map(\.command)) == Set(BrowseCommand.allCases))
    }
}

extension Substring {
    fileprivate var trimmedBlanks: String { split(separator: " ").joined(separator: " ") }
}

extension GraphDocument {
    /// A node with eight below it, and eight chains of three nodes, which are packed beside one another.
    fileprivate static let parts = numbered(
        33, (1...8).map { (0, $0) } + (9..<33).filter { $0 % 3 < 2 }.map { ($0, $0 + 1) })

    /// As many nodes, `node-0` and so on, with edges between them.
    fileprivate static func numbered(_ count: Int, _ pairs: [(Int, Int)]) -> GraphDocument {
        GraphDocument(
            nodes: (0..<count).map { Node(id: "node-\($0)") },
            edges: pairs.map { Edge(source: $0.0, target: $0.1) })
    }

    /// `a` with `b` and `e` below, and `c` and `d` below `b`.
    fileprivate static let tree = GraphDocument(
        nodes: ["a", "b", "c", "d", "e"].map { .init(id: $0) },
        edges: [(0, 1), (1, 2), (1, 3), (0, 4)].map { .init(source: $0.0, target: $0.1) })
}
