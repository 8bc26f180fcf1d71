import GraphDocuments
import GraphFiles
import Testing

struct GuessedFormatTests {
    struct Guess: Sendable, CustomTestStringConvertible {
        let text: String
        var name = "graph"
        let format: GraphFormat
        var testDescription: String { "\(name): \(text)" }
    }

    @Test(arguments: [
        Guess(text: "graph { a }", format: .dot), Guess(text: "graph g\n{ a }", format: .dot),
        Guess(text: "graph TD\n a", format: .mermaid), Guess(text: "graph\n a", format: .mermaid),
        Guess(text: "/* x */ // y\n# z\nstrict graph { }", format: .dot),
        Guess(text: "%% x\nflowchart TD\na", format: .mermaid),
        Guess(text: "text\n```mermaid\ngraph TD\na\n```", format: .mermaid),
        Guess(text: " {\"a\": [\"b\"]}", format: .json), Guess(text: "[[1, 2]]", format: .json),
        Guess(text: "a b\n", format: .edges), Guess(text: "a -> b", format: .edges),
        Guess(text: "# comment\nx: y z\n", format: .edges), Guess(text: "1 2 3\n", format: .edges),
        Guess(text: "a b c", name: "x.edges", format: .edges), Guess(text: "digraph { }", name: "x.json", format: .dot),
        Guess(text: "{\"workflow\": {\"tasks\": []}}", name: "x.json", format: .wfcommons),
        Guess(text: "graphical model\n", format: .edges), Guess(text: "digraphs b\n", format: .edges),
    ])
    func contentTellsTheFormat(_ guess: Guess) throws {
        let file = try GraphFile(reading: Array(guess.text.utf8), named: guess.name)
        #expect(file.format == guess.format)
    }

    @Test func askedFormatIsTaken() throws {
        #expect(try GraphFile(reading: Array("graph TD".utf8), named: "x.mmd", as: .edges).format == .edges)
        #expect(try GraphFile(reading: Array("a b c".utf8), named: "x", as: .edges).document.edges.count == 2)
    }

    @Test(arguments: [
        "The quick brown fox jumps.", "int main(void) {\n  return 0;\n}\n", "a b\n-> c\n", "\"unclosed\n",
    ])
    func whatIsNoGraphIsRefused(_ text: String) {
        #expect(
            read(text, named: "x").hasPrefix(
                """
                x:1:1: this is no graph in DOT, Mermaid, JSON, WfCommons' format or lines such as “a b”, “a -> b” and \
                “c: a b”. If it is one of them, say which with --from.
                  1 |
                """))
    }
}
