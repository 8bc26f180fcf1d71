import GraphFiles
import Testing

/// Whole messages, because a user reads all of one.
struct ErrorMessageTests {
    @Test func listThatIsNotClosed() {
        #expect(
            read("digraph {\n  a [x=1 }\n", named: "deps.dot") == """
                deps.dot:2:10: expected an attribute or “]”, found “}”.
                  2 |   a [x=1 }
                    |          ^
                """)
    }

    @Test func braceThatIsNotClosed() {
        #expect(
            read("digraph {\n  subgraph x {\n  a -> b", named: "x.dot") == """
                x.dot:2:14: the text ends before this brace is closed. Close it with “}”.
                  2 |   subgraph x {
                    |              ^
                """)
    }

    @Test func arrowsOfTheWrongKind() {
        #expect(
            read("graph { a -> b }", named: "x") == """
                x:1:11: “->” cannot stand in a graph without directions. Write “--”, or “digraph” at the beginning.
                  1 | graph { a -> b }
                    |           ^
                """)
        #expect(
            read("digraph { a -- b }", named: "x") == """
                x:1:13: “--” cannot stand in a digraph. Write “->”, or “graph” at the beginning.
                  1 | digraph { a -- b }
                    |             ^
                """)
    }

    @Test(arguments: [
        ("digraph { a -> }", "1:16: expected a node or a subgraph for the edge to lead to, found “}”."),
        ("digraph { a -> ; }", "1:16: expected a node or a subgraph for the edge to lead to, found “;”."),
        ("digraph { \"a }", "1:11: this text is not closed. Close it with a double quote."),
        ("digraph { /* a }", "1:11: this comment is not closed. Close it with “*/”."),
        ("digraph { a [label=<b> <i] }", "1:24: this HTML-like text is not closed. Close it with “>”."),
        ("digraph { a=}", "1:13: expected a value behind “=”, found “}”."),
        ("digraph { a [x] }", "1:15: expected “=” and a value for the attribute “x”, found “]”."),
        ("digraph { a b@c }", "1:14: “@” cannot stand here. Put names that hold such characters in double quotes."),
        ("digraph { } x", "1:13: expected the end of the text behind the “}” of the graph, found “x”."),
        ("digraph \"a\" + b {}", "1:15: expected a text in double quotes behind “+”, found “b”."),
        ("digraph x", "1:10: expected “{” at the beginning of the graph, found the end of the text."),
        ("digraph { a [x=1", "1:13: the text ends before this list is closed. Close it with “]”."),
        ("digraph { node -> a }", "1:16: expected “[”, found “-”. Put quotes around “node” where it is to be a name."),
        ("digraph { ] }", "1:11: expected a node, an edge, a subgraph, an attribute or “}”, found “]”."),
        ("digraph { a:[ }", "1:13: expected the name of a port behind “:”, found “[”."),
        ("digraph { subgraph; }", "1:19: expected a name or “{” behind “subgraph”, found “;”."),
    ])
    func messagesOfDOT(_ text: String, _ message: String) { expect(message, for: text) }

    @Test(arguments: [
        ("graph TD\na[b", "2:2: this bracket is not closed in its line. Close it with “]”, or quote the text."),
        ("graph TD\na[\"b]", "2:3: this text is not closed. Close it with a double quote."),
        ("graph TD\na[\"b\" c]", "2:7: expected “]” behind the text, found “c”."),
        ("graph TD\na -->", "2:6: expected a node, found the end of the text."),
        ("graph TD\n--> a", "2:1: expected a node, found “-”."),
        ("graph TD\na -- text", "2:3: this link has no end in its line. Write “-->” or “-- text -->”."),
        ("graph TD\na == text", "2:3: this link has no end in its line. Write “==>” or “== text ==>”."),
        ("graph TD\na -->|b c", "2:6: this text is not closed in its line. Close it with “|”."),
        ("graph TD\nsubgraph a\nb", "2:1: the text ends before this subgraph is closed. Close it with “end”."),
        ("graph TD\na\nend", "3:1: “end” closes no subgraph. Remove it, or quote it: a[\"end\"]."),
        ("graph TD\na@{ label: x", "2:2: these braces are not closed. Close them with “}”."),
        (
            "graph TD\na(b)c",
            "2:5: expected a link such as “-->” or the end of the statement, found “c”. "
                + "Put texts that hold brackets or quotes in double quotes."
        ),
        (
            "sequenceDiagram\na->>b: x",
            "1:1: a sequenceDiagram of Mermaid is no graph that is drawn here. Give a flowchart."
        ),
    ])
    func messagesOfMermaid(_ text: String, _ message: String) { expect(message, for: text) }

    @Test(arguments: [
        (
            "{\"nodes\": [1, 2",
            "1:11: the text ends before this array is closed: it may have been cut off. Close it with “]”."
        ),
        ("{\"a\": [1}", "1:9: expected “,” or “]”, found “}”."),
        ("{\"a\": [1,]}", "1:10: JSON has no comma before “]”. Remove the comma."),
        ("{a: 1}", "1:2: expected a key in double quotes, found “a”."),
        ("{\"a\" 1}", "1:6: expected “:” behind the key, found “1”."),
        ("{\"a\": x}", "1:7: expected a value, found “x”."),
        ("{\"a\": \"x}", "1:7: this string is not closed in its line. Close it with a double quote."),
        ("[] []", "1:4: expected the end of the text behind the JSON value."),
        (
            "{\"x\": 1}",
            "1:1: this JSON is no graph. Expected “nodes” with “edges” or “links”, an array of pairs, an object of arrays "
                + "({\"a\": [\"b\"]}), a plan with “tasks”, or a workflow of WfCommons."
        ),
        (
            "{\"nodes\": [\"a\"], \"edges\": [[\"a\", \"b\"]]}",
            "1:34: “b” is no node. Add it to the nodes, or correct the edge."
        ),
        ("{\"nodes\": [\"a\", \"a\"]}", "1:17: “a” names two nodes. Give each an id of its own."),
        (
            "{\"nodes\": [\"a\"], \"edges\": [[0, 7]]}",
            "1:32: “7” is neither a node nor the place of one: places go from 0 to 0."
        ),
        ("{\"nodes\": [[]]}", "1:12: the id of a node must be a string or a number."),
        ("{\"edges\": [[\"a\"]]}", "1:12: expected an edge: a pair of nodes, or an object with “source” and “target”."),
        (
            "{\"nodes\": [{\"id\": \"a\", \"group\": \"g\"}], \"groups\": []}",
            "1:33: “g” is no group. Add it to “groups”."
        ),
        (
            "{\"nodes\": [], \"groups\": [{\"id\": \"g\", \"parent\": \"g\"}]}",
            "1:48: a group cannot lie within itself. Correct its “parent”."
        ),
        (
            "{\"tasks\": [{\"name\": \"a\", \"dependencies\": [3]}]}",
            "1:43: “3” is no task. Add it to the tasks, or correct what needs it."
        ),
        (
            "{\"workflow\": {\"tasks\": [{\"name\": \"a\", \"parents\": [\"b\"]}]}}",
            "1:51: “b” is no task of the workflow. Add it, or correct its parents and children."
        ),
        (
            "<?xml version=\"1.0\"?>",
            "1:1: XML is not read. Convert it, for example GraphML with graphml2gv, to DOT or JSON."
        ),
        ("graph [\n node [ id 1 ]\n]", "1:1: GML is not read. Convert it with gml2gv to DOT."),
    ])
    func messagesOfJSON(_ text: String, _ message: String) { expect(message, for: text) }

    private func expect(_ message: String, for text: String) {
        #expect(read(text, named: "x").split(separator: "\n").first.map(String.init) == "x:\(message)")
    }

    @Test func allProblemsAreToldAtOnce() {
        #expect(
            read("a ->\n-> b\na -> b\n\"x", as: .edges, named: "x") == """
                x:1:3: expected a name behind the arrow.
                  1 | a ->
                    |   ^
                x:2:1: expected a name before the arrow.
                  2 | -> b
                    | ^
                x:4:1: this name is not closed in its line. Close it with ".
                  4 | "x
                    | ^
                """)
        #expect(
            read("graph TD\na[\nb --> c\n--\n", named: "x").split(separator: "\n").count { $0.hasPrefix("x:") } == 2)
    }

    @Test func manyProblemsAreCounted() {
        let nodes = (0..<30).map { "[\"a\",\"\($0)\"]" }.joined(separator: ",")
        let lines = read("{\"nodes\":[\"a\"],\"edges\":[\(nodes)]}", named: "x").split(separator: "\n")
        #expect(lines.count == 31)
        #expect(lines.last == "x: and 20 more problems of this kind.")
    }

    /// Reading stops where more problems than are listed are known: how many there are, nobody knows.
    @Test func problemsBehindTheLastOneThatIsReadAreNotCounted() {
        func lastLine(_ text: String, _ format: GraphFormat) -> String? {
            read(text, as: format, named: "x").split(separator: "\n").last.map(String.init)
        }
        let arrows = Array(repeating: "->", count: 11).joined(separator: "\n")
        #expect(lastLine(arrows, .edges) == "x: and 1 more problem of this kind.")
        #expect(lastLine(arrows + "\na\n->", .edges) == "x: and more problems.")
        let brackets = Array(repeating: "a[", count: 11).joined(separator: "\n")
        #expect(lastLine("graph TD\n\(brackets)", .mermaid) == "x: and 1 more problem of this kind.")
        #expect(lastLine("graph TD\n\(brackets)\na\na[", .mermaid) == "x: and more problems.")
    }

    @Test(arguments: [
        ("from to\na -> b", "x:2:3"), ("a, b -> c\na: b: c", "x:2:5"),
    ])
    func signsThatWouldBeLostAreRefused(_ text: String, _ place: String) {
        let message = "\(place): this sign cannot stand here. Put names that hold such signs in double quotes."
        #expect(read(text, as: .edges, named: "x").split(separator: "\n").first.map(String.init) == message)
    }

    @Test func tablesAreCheckedRowByRow() {
        let lines = read("from,to\na\na,\"b\na,b", as: .edges, named: "x").split(separator: "\n")
        #expect(
            lines.filter { $0.hasPrefix("x:") } == [
                "x:2:1: this line has fewer columns than the first line names.",
                "x:3:3: this name is not closed in its line. Close it with \".",
            ])
    }

    @Test func caretStandsUnderWideAndUnsafeText() {
        #expect(
            read("digraph { \"翻訳\u{1b}[2J\t\" @ }", named: "a\u{1b}b") == """
                a\\x1bb:1:21: “@” cannot stand here. Put names that hold such characters in double quotes.
                  1 | digraph { "翻訳\\x1b[2J    " @ }
                    |                             ^
                """)
    }

    @Test func longLinesAreCutAroundTheCaret() throws {
        let text = "digraph { \(String(repeating: "a ", count: 500))@\(String(repeating: " b", count: 500)) }"
        let lines = read(text, named: "x").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasPrefix("x:1:1011: "))
        #expect(lines[1].count < 120)
        let caret = try #require(lines[2].firstIndex(of: "^"))
        #expect(
            lines[1][
                lines[1].index(lines[1].startIndex, offsetBy: lines[2].distance(from: lines[2].startIndex, to: caret))]
                == "@")
    }
}
