import GraphDocuments
import GraphFiles
import Testing

struct LimitTests {
    private func message(_ text: String, _ change: (inout ReadingLimits) -> Void = { _ in }) -> String {
        var limits = ReadingLimits()
        change(&limits)
        do {
            let file = try GraphFile(reading: Array(text.utf8), named: "x", limits: limits)
            return "\(file.document.nodes.count) nodes"
        } catch {
            return String(error.description.split(separator: "\n")[0])
        }
    }

    @Test func hugeFileIsRefused() {
        let bytes = [UInt8](repeating: 0x61, count: 100 << 20)
        let error = #expect(throws: GraphFileError.self) { try GraphFile(reading: bytes, named: "x") }
        #expect(
            error?.description == """
                x: holds more than 67,108,864 bytes. Raise the limit with --max-bytes.
                """)
    }

    @Test func numbersOfNodesAndEdgesAreLimited() {
        #expect(
            message("digraph { a b c }") { $0.nodes = 2 }
                == "x:1:15: more than 2 nodes. Raise the limit with --max-nodes.")
        #expect(
            message("graph TD\na --> b\nb --> c") { $0.edges = 1 }
                == "x:3:3: more than 1 edges. Raise the limit with --max-edges.")
        #expect(
            message("a b\nb c") { $0.edges = 1 } == "x:2:3: more than 1 edges. Raise the limit with --max-edges.")
        #expect(
            message("[[1,2],[2,3]]") { $0.nodes = 2 }
                == "x:1:11: more than 2 nodes. Raise the limit with --max-nodes.")
    }

    /// A short text may stand for very many edges.
    @Test func edgesOfSubgraphsAreLimited() {
        let names = (0..<400).map { "n\($0)" }
        let nodes = names.joined(separator: " ")
        #expect(
            message("digraph { {\(nodes)} -> {\(nodes)} }") { $0.edges = 10_000 }.hasSuffix(
                ": more than 10,000 edges. Raise the limit with --max-edges."))
        let list = names.joined(separator: " & ")
        #expect(
            message("graph TD\n\(list) --> \(list)") { $0.edges = 10_000 }.hasSuffix(
                ": more than 10,000 edges. Raise the limit with --max-edges."))
    }

    @Test(arguments: [
        ("digraph ", "{", "x:1:1010: more than 1,000 braces within each other. Raise the limit with --max-depth."),
        (
            "", "[",
            "x:1:1001: more than 1,000 arrays and objects within each other. Raise the limit with --max-depth."
        ),
        (
            "", "{\"a\":",
            "x:1:5001: more than 1,000 arrays and objects within each other. Raise the limit with --max-depth."
        ),
        (
            "graph TD\n", "subgraph a\n",
            "x:1002:1: more than 1,000 subgraphs within each other. Raise the limit with --max-depth."
        ),
        ("digraph { a [label=", "<", "x:1:20: this HTML-like text is not closed. Close it with “>”."),
        ("graph TD\na", "[", "x:2:2: this bracket is not closed in its line. Close it with “]]”, or quote the text."),
    ])
    func deepNestingIsRefused(_ start: String, _ part: String, _ message: String) {
        #expect(self.message(start + String(repeating: part, count: 100_000)) == message)
    }

    @Test func groupsOfJSONMayNotLieTooDeep() {
        let groups = (0..<2_000).map { "{\"id\":\($0),\"parent\":\($0 + 1)}" } + ["{\"id\":2000}"]
        #expect(
            message("{\"nodes\":[],\"groups\":[\(groups.joined(separator: ","))]}")
                == "x:1:22: more than 1,000 groups within each other. Raise the limit with --max-depth.")
    }

    @Test func groupsAreCountedInEveryLanguage() {
        let refusal = ": more than 2 groups. Raise the limit with --max-nodes."
        let clusters = (0..<3).map { "subgraph cluster\($0) {}" }.joined(separator: " ")
        let subgraphs = (0..<3).map { "subgraph s\($0)\nend\n" }.joined()
        let parents = (0..<3).map {
            "{\"data\":{\"id\":\"a\($0)\",\"parent\":\"g\($0)\"}},{\"data\":{\"id\":\"g\($0)\"}}"
        }
        for text in [
            "digraph { \(clusters) }", "graph TD\n\(subgraphs)", "{\"nodes\":[],\"groups\":[1,2,3]}",
            "{\"tasks\":[{\"name\":\"a\",\"group\":[\"x\",\"y\",\"z\"]}]}",
            "{\"elements\":[\(parents.joined(separator: ","))]}",
        ] {
            #expect(message(text) { $0.nodes = 2 }.hasSuffix(refusal), "\(text)")
        }
    }

    @Test func longLabelsAreCut() throws {
        let text = "digraph { a [label=\"\(String(repeating: "é", count: 3_000))\"] }"
        let file = try GraphFile(reading: Array(text.utf8), named: "x")
        #expect(file.document.nodes[0].label == String(repeating: "é", count: 1_999) + "…")
        #expect(file.notes == ["labels longer than 2,000 characters are cut (1)"])
    }
}
