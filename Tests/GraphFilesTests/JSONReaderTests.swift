import GraphDocuments
import GraphFiles
import Testing

struct JSONReaderTests {
    @Test(arguments: [
        Example(#"{"nodes":[{"id":"a"},{"id":"b","label":"B"}],"links":[{"source":"a","target":"b"}]}"#, "a b=B | a>b"),
        Example(
            #"{"nodes":[{"id":1},{"id":2}],"edges":[{"source":1,"target":2,"key":0}],"directed":true}"#, "1 2 | 1>2"),
        Example(
            #"{"nodes":[{"name":"a","group":1},{"name":"b"}],"links":[{"source":1,"target":0,"value":3}]}"#, "a b | b>a"
        ),
        Example(#"{"nodes":["a","b"],"edges":[["a","b"],["b","a","back"]]}"#, "a b | a>b b>a:back"),
        Example(#"{"nodes":[1,2],"edges":[[2,1]]}"#, "1 2 | 2>1"),
        Example(#"{"nodes":[{},{}],"links":[{"source":0,"target":1}]}"#, "0 1 | 0>1"),
        Example(
            #"{"nodes":[{"id":"a","name":"A"}],"links":[{"source":{"id":"a"},"target":"a","label":"l"}]}"#,
            "a=A | a>a:l"),
        Example(#"{"edges":[{"from":"a","to":"b"}]}"#, "a b | a>b"),
        Example(#"{"nodes":[],"links":[]}"#, ""),
        Example(
            #"{"graph":{"nodes":{"a":{"label":"A"},"b":{}},"edges":[{"source":"a","target":"b"}]}}"#, "a=A b | a>b"),
        Example(#"{"graph":{"name":"G"},"nodes":[{"id":"a"}],"links":[]}"#, "G: a"),
        Example(#"{"nodes":[{"id":0},{"id":1}],"adjacency":[[{"id":1}],[]]}"#, "0 1 | 0>1"),
        Example(
            #"{"name":"n","source":"s","nodes":[{"id":"n0","label":"L"}],"edges":[["n0","n0"]]}"#, "n: n0=L | n0>n0"),
        Example(
            #"{"nodes":[{"id":"a","group":"i"}],"edges":[],"groups":[{"id":"i","parent":"o","label":"I"},"o"]}"#,
            "a@i | | o i=I<o"),
        Example(#"{"direction":"right","nodes":["a"]}"#, "→ a"),
        Example(
            #"{"columns":5,"rows":6,"nodes":[{"id":"a","label":"A","layer":0,"x":0,"y":0},{"id":"b","label":"b"}],"edges":[{"from":"a","to":"b","points":[[2,2],[2,3]],"reversed":false,"label":"l"}],"layers":[["a"],["b"]],"reversed":[]}"#,
            "a=A b | a>b:l"),
        Example(#"{"v":[],"nodes":[{"v":"a","id":"a"}],"edges":[{"v":"a","w":"a"}]}"#, "a | a>a"),
    ])
    func nodesAndLinksAreRead(_ example: Example) { #expect(read(example.text) == example.sketch) }

    @Test(arguments: [
        Example(#"{"a":["b","c"],"b":[]}"#, "a b c | a>b a>c"),
        Example(#"{"1":[2]}"#, "1 2 | 1>2"),
        Example(#"{"a":{"b":{"label":"x"}},"b":{}}"#, "a b | a>b"),
        Example(#"[["a","b"],["b","c"]]"#, "a b c | a>b b>c"),
        Example(#"[{"source":"a","target":"b"}]"#, "a b | a>b"),
        Example("[]", ""), Example("{}", ""),
        Example(#"[{"id":"a"},{"id":"b","parentIds":["a"]}]"#, "a b | a>b"),
        Example(#"[{"id":"a","children":["b"]},{"id":"b","parents":["a"]}]"#, "a b | a>b"),
        Example(
            #"{"elements":[{"data":{"id":"a","parent":"g"}},{"data":{"id":"g","label":"G"}},{"data":{"source":"a","target":"a"}}]}"#,
            "a@g | a>a | g=G"),
        Example(
            #"{"elements":{"nodes":[{"data":{"id":"a"}},{"data":{"id":"b"}}],"edges":[{"data":{"source":"a","target":"b"}}]}}"#,
            "a b | a>b"),
    ])
    func otherFormsAreRead(_ example: Example) { #expect(read(example.text) == example.sketch) }

    @Test func plansAreRead() {
        #expect(
            read(
                """
                {"format":"jflow-plan","version":1,"name":"search page","tasks":[\
                {"name":"session","dependencies":[],"kind":"resource"},\
                {"name":"1","dependencies":[0],"expected":3000000,"group":["index"]},\
                {"name":"index.shards","dependencies":[0,1],"group":["index","parts"]},\
                {"name":"either","dependencies":[1,2],"conditional":[2],"group":["parts"]}],"goals":[3]}
                """)
                == "search page: session 1@index index.shards@index/parts either@parts "
                + "| session>1 session>index.shards 1>index.shards 1>either index.shards>either "
                + "| index index/parts=parts<index parts")
    }

    @Test func planOfARecordedRunIsRead() throws {
        let text = """
            {"format":"jflow-trace","version":1,"workflow":"w","tasks":[{"name":"a","dependencies":[]},{"name":"b","dependencies":[0]}]}
            {"sequence":1,"time":0,"event":"taskStarted","task":0}
            """
        #expect(read(text) == "w: a b | a>b")
        #expect(try notes(text) == ["only the first line is read: it holds the plan"])
    }

    @Test(arguments: [
        Example(#""\u0041\n\"\\\/\t\ud83d\ude00""#, "A\n\"\\/\t😀"),
        Example(#""\ud83d x \b\f\r""#, "\u{fffd} x \u{8}\u{c}\r"),
    ])
    func escapesAreRead(_ example: Example) throws {
        let text = "{\"nodes\": [\(example.text)]}"
        #expect(try GraphFile(reading: Array(text.utf8), named: "x").document.nodes[0].id == example.sketch)
    }

    @Test func wordsOfPythonAreNumbers() {
        #expect(read(#"{"nodes":[{"id":"a","x":NaN,"y":-Infinity,"z":1e-5,"t":true,"n":null}],"links":[]}"#) == "a")
    }

    @Test func undirectedGraphGetsANote() throws {
        #expect(
            try notes(#"{"directed":false,"nodes":["a"],"links":[]}"#) == [
                "the graph has no directions: its edges are read from source to target"
            ])
    }

    @Test(arguments: [
        #"{"workflow":{"specification":{"tasks":[{"id":"x1","name":"one","children":["x2"]},{"id":"x2","name":"two","parents":["x1"]}]}},"name":"w","schemaVersion":"1.5"}"#,
        #"{"workflow":{"tasks":[{"id":"x1","name":"one","children":["two"]},{"id":"x2","name":"two","parents":["one"]}]},"name":"w","schemaVersion":"1.3"}"#,
    ])
    func workflowsOfBothLayoutsAreRead(_ text: String) throws {
        #expect(read(text) == "w: x1=one x2=two | x1>x2")
        #expect(try GraphFile(reading: Array(text.utf8), named: "w").format == .wfcommons)
    }
}
