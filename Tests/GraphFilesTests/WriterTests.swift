import GraphDocuments
import GraphFiles
import Testing

/// Whole texts, because a tool reads all of one.
struct WriterTests {
    private let document = GraphDocument(
        name: "a \"name\"",
        nodes: [
            .init(id: "a", label: "The first"), .init(id: "b", group: 0),
            .init(id: "two words", label: "x\u{1b}y", group: 1),
            .init(id: "end", label: ""),
        ],
        edges: [
            .init(source: 0, target: 1, label: "yes & no"), .init(source: 1, target: 2), .init(source: 2, target: 2),
        ],
        groups: [.init(id: "cluster_o", label: "Outer"), .init(id: "inner", label: "Inner", parent: 0)],
        leadsRight: true)

    @Test func dot() {
        #expect(
            document.dot == #"""
                digraph "a \"name\"" {
                    rankdir=LR
                    node [shape=box]
                    a [label="The first"]
                    subgraph cluster_o {
                        label="Outer"
                        b
                        subgraph inner {
                            cluster=true
                            label="Inner"
                            "two words" [label="x&#27;y"]
                        }
                    }
                    end [label=""]
                    a -> b [label="yes &amp; no"]
                    b -> "two words"
                    "two words" -> "two words"
                }

                """#)
    }

    @Test func mermaid() {
        #expect(
            document.mermaid == #"""
                ---
                title: "a \"name\""
                ---
                flowchart LR
                    a["The first"]
                    subgraph cluster_o["Outer"]
                        b
                        subgraph inner["Inner"]
                            n2["x#27;y"]
                        end
                    end
                    n3[" "]
                    a -->|"yes #38; no"| b
                    b --> n2
                    n2 --> n2

                """#)
    }

    @Test func emptyGraphIsWholeInEachLanguage() {
        let document = GraphDocument()
        #expect(document.dot == "digraph {\n    node [shape=box]\n}\n")
        #expect(document.mermaid == "flowchart TD\n")
    }

    /// Where the nodes of a group do not follow one another, they are declared before the groups, in their order.
    @Test func orderOfNodesIsKept() {
        let document = GraphDocument(
            nodes: [.init(id: "a", group: 0), .init(id: "b"), .init(id: "c", label: "C", group: 0)],
            groups: [.init(id: "cluster")])
        #expect(
            document.dot == """
                digraph {
                    node [shape=box]
                    a
                    b
                    c [label="C"]
                    subgraph cluster {
                        label="cluster"
                        a
                        c
                    }
                }

                """)
        #expect(read(document.mermaid) == "a@cluster b c=C@cluster | | cluster")
    }

    @Test func groupsMayStandInAnyOrder() throws {
        let document = GraphDocument(
            nodes: [.init(id: "a", group: 2), .init(id: "b", group: 1)],
            groups: [.init(id: "o"), .init(id: "p"), .init(id: "i", parent: 0)])
        for text in [document.dot, document.mermaid, document.json] {
            #expect(read(text) == "a@i b@p | | o i<o p")
        }
    }
}
