import GraphDocuments
import Testing

@Suite struct NodePatternTests {
    @Test(arguments: [
        ("ssl", "libssl3", true), ("ssl", "libSSL", true), ("SSL", "libssl3", false), ("SSL", "libSSL", true),
        ("lib*", "libssl", true), ("lib*", "mylib", false), ("*lib", "mylib", true), ("a?c", "abc", true),
        ("a?c", "ac", false), ("[a-c]x", "bx", true), ("[a-c]x", "dx", false), ("[!a-c]x", "dx", true),
        ("[!a-c]x", "ax", false), ("*", "", true), ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false),
        ("[", "a[b", false), ("*[*", "a[b", true), ("[]]", "]", true), ("a.c", "abc", false), ("", "abc", false),
        ("É", "École", true), ("é", "École", true),
    ]) func textsFit(pattern: String, text: String, fits: Bool) {
        #expect(NodePattern(pattern).fits(text) == fits, "\(pattern) on \(text)")
    }

    @Test func manyStarsTakeNoTime() {
        let text = String(repeating: "a", count: 5_000)
        let pattern = NodePattern(String(repeating: "*a", count: 50) + "b")
        #expect(!pattern.fits(text))
    }

    @Test func nodesAreNamedByIdThenLabelThenPattern() {
        var document = GraphDocument("a>b>ab")
        document.nodes[1].label = "a"
        #expect(document.nodes(named: "a") == [0])
        document.nodes[0].id = "x"
        #expect(document.nodes(named: "a") == [0, 1])
        #expect(document.nodes(named: "a*") == [0, 1, 2])
        #expect(document.nodes(named: "c").isEmpty)
        #expect(NodePattern("b").nodes(of: document) == [1, 2])
    }
}
