import GraphFiles
import Testing

@Suite(.timeLimit(.minutes(1)))
struct MermaidReaderTests {
    @Test(arguments: [
        Example("graph TD\n a --> b", "a b | a>b"),
        Example("flowchart LR\n a --> b", "→ a b | a>b"),
        Example("flowchart\n a", "a"),
        Example("graph TD; a-->b; b-->c;", "a b c | a>b b>c"),
        Example("graph >\n a", "→ a"),
        Example("---\ntitle: \"A \\\"title\\\"\"\nconfig:\n  theme: dark\n---\nflowchart TB\n a", "A \"title\": a"),
        Example("---\ntitle: plain one\n---\ngraph RL\n a", "plain one: → a"),
        Example("%%{init: {'theme':\n 'x'}}%%\n%% a comment\ngraph TD\n%% more\n a --> b %% behind", "a b | a>b"),
        Example("# Title\n\n```mermaid\ngraph TD\n a --> b\n```\ntext\n", "a b | a>b"),
        Example("text\n~~~mermaid\nsequenceDiagram\n~~~\n~~~ mermaid\nflowchart TD\n a\n~~~\n", "a"),
    ])
    func flowchartsAreFound(_ example: Example) { #expect(read(example.text) == example.sketch) }

    @Test(arguments: [
        "a[T x]", "a(T x)", "a([T x])", "a[[T x]]", "a[(T x)]", "a((T x))", "a(((T x)))", "a>T x]", "a{T x}",
        "a{{T x}}",
        "a[/T x/]", "a[\\T x\\]", "a[/T x\\]", "a[\\T x/]", "a[\"T x\"]", "a( \"T x\" )",
        "a@{ shape: rounded, label: \"T x\" }",
        "a@{label: 'T x'}", "a@{\n shape: circle\n label: T x\n}", "a[T x]:::big", "a:::big\na[T x]",
        "a[\"`**T** _x_`\"]",
        "a[\"T\nx\"]", "a[T<br/>x]", "a[\"<b>T</b> x\"]", "a[fa:fa-car T x]", "a[\"#84; x\"]", "a [T x]",
    ])
    func shapesHoldLabels(_ node: String) { #expect(read("graph TD\n \(node)\n") == "a=T x") }

    @Test(arguments: [
        Example("a[\"#quot;q#quot; #35; &amp; #9829; #nope;\"]", "a=\"q\" # & ♥ #nope;"),
        Example("a[\"List<String> (x) [y] {z}\"]", "a=List<String> (x) [y] {z}"),
        Example("a[f(x)]", "a=f(x)"),
        Example("a[\"snake_case\"]", "a=snake_case"),
        Example("été --> 翻訳 --> a-b --> a.b/c", "été 翻訳 a-b a.b/c | été>翻訳 翻訳>a-b a-b>a.b/c"),
        Example("a[ ] --> b[\" \"]", "a= b= | a>b"),
        Example("endpoint --> ending", "endpoint ending | endpoint>ending"),
    ])
    func textsAreRead(_ example: Example) { #expect(read("graph TD\n \(example.text)\n") == example.sketch) }

    @Test(arguments: [
        "-->", "---", "---->", "-.->", "-.-", "-..->", "==>", "===", "====>", "--o", "--x", "<-->", "o--o", "x--x",
        "<-.->",
        "<==>", "e1@-->", "-->|  |",
    ])
    func linksOfEveryKind(_ link: String) {
        #expect(read("graph TD\n a \(link) b") == "a b | a>b")
    }

    @Test(arguments: [
        "-- t u -->", "-- t u ---", "-->|t u|", "--> |t u|", "-->|\"t u\"|", "== t u ==>", "-. t u .->", "-.t u.->",
        "-- \"t u\" -->", "--t u-->", "<-- t u -->", "---|t u|", "-- t u --o", "-. t u .-", "--t u---->",
    ])
    func linksHoldLabels(_ link: String) {
        #expect(read("graph TD\n a \(link) b") == "a b | a>b:t u")
    }

    @Test(arguments: [
        Example("a-->b-->c", "a b c | a>b b>c"),
        Example("a & b --> c & d", "a b c d | a>c a>d b>c b>d"),
        Example("a[x]-->|l|b(y)---c", "a=x b=y c | a>b:l b>c"),
        Example("a --> b & c--> d", "a b c d | a>b a>c b>d c>d"),
        Example("a ~~~ b", "a b"),
        Example("a e1@--> b\n e1@{ animate: true }", "a b | a>b"),
        Example("a -- x-y --> b", "a b | a>b:x-y"),
        Example(
            "class a big\nclassDef big fill:#f9f\nstyle a fill:red\nlinkStyle 0 stroke:red\nclick a \"http://x\"\na",
            "a"),
        Example("accTitle: T\naccDescr {\n many\n lines }\na", "a"),
        Example("a --> a\na --> b\na --> b", "a b | a>a a>b a>b"),
        Example("a -->\n b", "a b | a>b"),
    ])
    func statementsAreRead(_ example: Example) { #expect(read("graph TD\n \(example.text)\n") == example.sketch) }

    @Test(arguments: [
        Example("subgraph one\na-->b\nend\nc", "a@one b@one c | a>b | one"),
        Example("subgraph one [The title]\na\nend", "a@one | | one=The title"),
        Example("subgraph one[\"The title\"]; a; end", "a@one | | one=The title"),
        Example("subgraph \"The title\"\na\nend", "a@The title | | The title"),
        Example("subgraph The title\na\nend", "a@The title | | The title"),
        Example("subgraph o\nsubgraph i\ndirection LR\na\nend\nb\nend", "a@i b@o | | o i<o"),
        Example("a --> b\nsubgraph o\na\nend", "a@o b | a>b | o"),
        Example("subgraph o\na\nsubgraph i\na\nend\nend", "a@i | | o i<o"),
        Example("subgraph o\na\nend\nsubgraph p\na\nend", "a@o | | o p"),
        Example("subgraph o\nend\na --> o", "a o@o | a>o | o"),
        Example("subgraph o\na --> b\nend\nc --> o\no --> d", "a@o b@o c d | a>b c>a b>d | o"),
        Example("c --> o\nsubgraph o\na --> b\nend", "c a@o b@o | c>a a>b | o"),
        Example("subgraph o\ni\nend\nsubgraph i\na\nend", "a@i | | o i<o"),
        Example("subgraph a\nb\nend\nsubgraph b\na\nend", "b@b a@a | | a b"),
        // A number that is put behind an id may be taken, too.
        Example(
            "subgraph a\nx\nend\nsubgraph \"a#2\"\ny\nend\nsubgraph a\nz\nend",
            "x@a y@a#2 z@a#3 | | a a#2 a#3=a"),
        Example(
            "subgraph a\nx\nend\nsubgraph a\ny\nend\nsubgraph \"a#2\"\nz\nend\na#2 --> x",
            "x@a y@a#2 z@a#2#2 | z>x | a a#2=a a#2#2=a#2"),
    ])
    func subgraphsAreGroups(_ example: Example) { #expect(read("graph TD\n\(example.text)\n") == example.sketch) }

    @Test func notesTellWhatIsReadOtherwise() throws {
        #expect(
            try notes("graph BT\na --- b <--> c ~~~ d") == [
                "direction BT is drawn from top to bottom", "links without a head are read from left to right (1)",
                "links with two heads are read from left to right (1)", "invisible links are left out (1)",
            ])
        #expect(
            try notes("graph TD\nsubgraph o\ndirection LR\na\nend\no --> b") == [
                "directions of subgraphs are ignored (1)",
                "links of a subgraph are drawn from its last or to its first node (1)",
            ])
        #expect(
            try notes("graph TD\nsubgraph o\na\nend\nsubgraph p\na\nend\np --> b") == [
                "links of subgraphs whose nodes all lie in others are left out (1)"
            ])
        #expect(
            try notes("```mermaid\ngraph TD\na\n```\n```mermaid\ngraph TD\nb\n```\n") == [
                "only one of the diagrams (2) is drawn"
            ])
    }
}
