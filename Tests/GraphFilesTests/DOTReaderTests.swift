import GraphFiles
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DOTReaderTests {
    @Test(arguments: [
        Example("digraph{}", ""),
        Example("digraph G { a -> b }", "G: a b | a>b"),
        Example("DiGraph \"a name\" { a; b }", "a name: a b"),
        Example("graph { a -- b -- c }", "a b c | a>b b>c"),
        Example("digraph { a -> b -> c; a -> c }", "a b c | a>b b>c a>c"),
        Example("digraph { a -> a; a -> b; a -> b }", "a b | a>a a>b a>b"),
        Example("strict digraph { a -> b; a -> b [label=x]; b -> a }", "a b | a>b:x b>a"),
        Example("strict graph { a -- b; b -- a }", "a b | a>b"),
        Example("digraph { a, b -> c, d }", "a b c d | a>c a>d b>c b>d"),
    ])
    func graphsAreRead(_ example: Example) { #expect(read(example.text) == example.sketch) }

    @Test(arguments: [
        Example("digraph { -1.5 -> .5 -> 10. -> 2 }", "-1.5 .5 10. 2 | -1.5>.5 .5>10. 10.>2"),
        Example("digraph { _a1 -> été -> \"two words\" }", "_a1 été two words | _a1>été été>two words"),
        Example(#"digraph { "say \"hi\"" }"#, #"say "hi""#),
        Example("digraph { \"con\" + \"cat\" /* x */ + \"enated\" }", "concatenated"),
        Example("digraph { \"joined \\\nline\" }", "joined line"),
        Example("digraph { \"node\" -> \"edge\" }", "node edge | node>edge"),
        Example("digraph { <b> ; <<i>b</i>> }", "<b>=b <<i>b</i>>=b"),
        Example(#"digraph { "a\\b" }"#, #"a\b"#),
        Example(#"digraph { "a\\b"; "a\b" }"#, #"a\\b=a\b a\b=ab"#),
        Example("digraph { \"x&amp;y\" }", "x&y"),
        Example("digraph { \"\" -> a }", " a | >a"),
    ])
    func idsAreRead(_ example: Example) { #expect(read(example.text) == example.sketch) }

    @Test(arguments: [
        "# 1 \"file.h\"\ndigraph { a\n#line\n -> b }", "// x\ndigraph /* y */ { a -> /* z \n */ b // }\n }",
        "\u{feff}digraph { a -> b; }", "digraph\r\n{\r\na -> b\r\n}\r\n", "digraph { a:p:n -> b:s }",
    ])
    func whatSaysNothingIsSteppedOver(_ text: String) { #expect(read(text) == "a b | a>b") }

    @Test(arguments: [
        Example("digraph { a [label=\"A B\", color=red] [shape=box]; }", "a=A B"),
        Example("digraph { a [label=x;label=y] }", "a=y"),
        Example("digraph { a; a [label=later] }", "a=later"),
        Example("digraph { a -> b [label=\"an edge\"]; b -> c [label=\"\"] }", "a b c | a>b:an edge b>c"),
        Example(
            "digraph { node [label=n]; a; b [label=own]; edge [label=e]; a -> b; a -> b [label=f] }",
            "a=n b=own | a>b:e a>b:f"),
        Example("digraph { { node [label=in]; a } b }", "a=in b"),
        Example("digraph { a; node [label=n]; b; a }", "a b=n"),
        Example("digraph { rankdir=LR; a }", "→ a"),
        Example("digraph { graph [rankdir=\"LR\", label=\"The whole\"] a }", "The whole: → a"),
    ])
    func attributesAreRead(_ example: Example) { #expect(read(example.text) == example.sketch) }

    @Test(arguments: [
        Example(#"digraph G { a [label="x\ny\lz\r"] }"#, "G: a=x y z"),
        Example("digraph { a [label=\"x\n  y\"] }", "a=x y"),
        Example(#"digraph G { a [label="\N of \G"] }"#, "G: a=a of G"),
        Example(#"digraph { a -> b [label="\E \T \H"] }"#, "a b | a>b:a->b a b"),
        Example(#"graph { a -- b [label="\E"] }"#, "a b | a>b:a--b"),
        Example(#"digraph { a [label="q\"q b\\b &lt;&#233;&#xe9;&eacute;&nope;"] }"#, #"a=q"q b\b <ééé&nope;"#),
        Example("digraph { a [label=<<b>Bold</b> and<br/>a &amp; b>] }", "a=Bold and a & b"),
        Example("digraph { a [label=<<table><tr><td port=\"x\">1</td><td>2</td></tr></table>>] }", "a=1 2"),
        Example("digraph { a [label=<x<!-- > no --> y>] }", "a=x y"),
        Example(#"digraph { a [shape=record, label="{<f0> one|two\|2|{<f1>|three}}"] }"#, "a=one | two|2 | three"),
        Example("digraph { node [shape=Mrecord]; a [label=\"x|y\"]; b [shape=box, label=\"x|y\"] }", "a=x | y b=x|y"),
    ])
    func labelsAreReducedToOneLine(_ example: Example) { #expect(read(example.text) == example.sketch) }

    @Test(arguments: [
        Example("digraph { a -> {b c} -> d }", "a b c d | a>b a>c b>d c>d"),
        Example("digraph { {a b} -> {c d} }", "a b c d | a>c a>d b>c b>d"),
        Example("digraph { subgraph x {a b}; subgraph x -> c }", "a b c | a>c b>c"),
        Example("digraph { a -> subgraph {b -> c} }", "a b c | b>c a>b a>c"),
        Example("digraph { {a {b {c}}} -> d }", "a b c d | a>d b>d c>d"),
        Example("digraph { {a a} -> {} -> b }", "a b"),
    ])
    func subgraphsAreEnds(_ example: Example) { #expect(read(example.text) == example.sketch) }

    @Test(arguments: [
        Example("digraph { subgraph cluster_x { label=X; a; b } c }", "a@cluster_x b@cluster_x c | | cluster_x=X"),
        Example("digraph { subgraph cluster0 { a -> b } }", "a@cluster0 b@cluster0 | a>b | cluster0="),
        Example("digraph { subgraph s { cluster=true; label=\"S\"; a } }", "a@s | | s=S"),
        Example("digraph { subgraph s { a } }", "a"),
        Example(
            "digraph { subgraph cluster_a { a; subgraph cluster_b { label=B b } label=A } }",
            "a@cluster_a b@cluster_b | | cluster_a=A cluster_b=B<cluster_a"),
        Example(
            "digraph { a; subgraph cluster_a { a b } subgraph cluster_b { b c } }",
            "a@cluster_a b@cluster_a c@cluster_b | | cluster_a= cluster_b="),
        Example("digraph { subgraph cluster_a { a; {rank=same; b} } }", "a@cluster_a b@cluster_a | | cluster_a="),
        Example("digraph { label=T; subgraph cluster_a { a } }", "T: a@cluster_a | | cluster_a=T"),
        Example(
            "digraph { subgraph cluster_a { subgraph cluster_i {a} } subgraph cluster_b { subgraph cluster_i {b} } }",
            "a@cluster_i b@cluster_i#2 | | cluster_a= cluster_i=<cluster_a cluster_b= cluster_i#2=<cluster_b"),
        // A number that is put behind an id may be taken, too.
        Example(
            "digraph { subgraph cluster_i {a} subgraph \"cluster_i#2\" {b} subgraph x { subgraph cluster_i {c} } }",
            "a@cluster_i b@cluster_i#2 c@cluster_i#3 | | cluster_i= cluster_i#2= cluster_i#3="),
    ])
    func clustersAreGroups(_ example: Example) { #expect(read(example.text) == example.sketch) }

    @Test func notesTellWhatIsReadOtherwise() throws {
        #expect(
            try notes("digraph { a:x -> b:y:n; rankdir=BT }") == [
                "ports are ignored (2)", "rankdir=BT is drawn from top to bottom",
            ])
        #expect(
            try notes("graph { a -- b; rankdir=RL }") == [
                "edges without a direction are read from left to right (1)", "rankdir=RL is drawn from left to right",
            ])
        #expect(try notes("digraph { a -> b } digraph { c }") == ["only the first graph of the file is drawn"])
        #expect(try notes("strict digraph { a -> b -> a -> b }") == ["equal edges of a strict graph are one edge (1)"])
        #expect(
            try notes("digraph { 1a }") == [
                "a number with letters behind it is read as two names, as dot does: quote it (1)"
            ])
    }
}
