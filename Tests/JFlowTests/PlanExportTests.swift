import Testing

@testable import JFlow

/// The plan as text for other tools; whole texts, because a tool reads all of it.
struct PlanExportTests {
    @Test func dotShowsKindsGroupsGoalsAndConditions() {
        #expect(
            SamplePlan.whole.dot == """
                digraph "search page" {
                    node [shape=box]
                    t0 [label="session", shape=cylinder]
                    subgraph cluster_0 {
                        label="index"
                        t1 [label="index.load"]
                        subgraph cluster_1 {
                            label="parts"
                            t2 [label="index.shards", shape=box3d, peripheries=2]
                        }
                        t3 [label="index.merge"]
                    }
                    t4 [label="either", shape=diamond, peripheries=2]
                    t0 -> t1
                    t0 -> t2
                    t1 -> t2
                    t2 -> t3
                    t1 -> t4
                    t3 -> t4 [style=dashed]
                }

                """)
    }

    @Test func mermaidShowsKindsGroupsGoalsAndConditions() {
        #expect(
            SamplePlan.whole.mermaid == """
                flowchart TD
                    t0[("session")]
                    subgraph g0["index"]
                        t1["index.load"]
                        subgraph g1["parts"]
                            t2[["index.shards"]]
                        end
                        t3["index.merge"]
                    end
                    t4{"either"}
                    t0 --> t1
                    t0 --> t2
                    t1 --> t2
                    t2 --> t3
                    t1 --> t4
                    t3 -.-> t4
                    classDef goal stroke-width:3px
                    class t4,t2 goal

                """)
    }

    @Test func jsonTellsEverythingThatDoesNotGoWithoutSaying() {
        #expect(
            SamplePlan.whole.json == """
                {"format":"jflow-plan","version":1,"name":"search page","tasks":[\
                {"name":"session","dependencies":[],"kind":"resource"},\
                {"name":"index.load","dependencies":[0],"expected":3000000,"group":["index"]},\
                {"name":"index.shards","dependencies":[0,1],"kind":"mapping","group":["index","parts"],"tags":["slow"]},\
                {"name":"index.merge","dependencies":[2],"group":["index"]},\
                {"name":"either","dependencies":[1,3],"conditional":[3],"kind":"choice"}],"goals":[4,2]}
                """)
    }

    @Test func anEmptyPlanIsWholeInEachLanguage() {
        let plan = PlanDescription(name: "", tasks: [], goals: [])
        #expect(plan.dot == "digraph \"\" {\n    node [shape=box]\n}\n")
        #expect(plan.mermaid == "flowchart TD\n")
        #expect(plan.json == #"{"format":"jflow-plan","version":1,"name":"","tasks":[],"goals":[]}"#)
    }

    @Test func namesAreEscapedForDot() {
        #expect(
            labels(SamplePlan.nasty.dot, from: "[label=") == ##"""
                "", peripheries=2
                "say \"hi\""
                "back\\slash\\"
                "a\nb\\r\nc\\td"
                "bad\\u{1B}[31mname\\u{0}"
                "\\u{9B}31m"
                "\\u{202E}drow"
                "line\\u{2028}para\\u{2029}"
                "<b>bold</b> &amp;lt; &amp; &amp;amp;"
                "end"
                "%% comment"
                "`**md**` _x_ __init__"
                "1. list"
                "- item"
                "#35;"
                "];t0-->t1"
                "style a:b#c;"
                "\\N\\G\\l"
                "{record|fields}"
                "👩\\u{200D}💻 ❤️ 翻訳 é"
                "snake_case a-b c/d v1.2"
                "}"
                "\\u{F8FF}\\u{E0001}"
                """##)
    }

    @Test func namesAreEscapedForMermaid() {
        #expect(
            labels(SamplePlan.nasty.mermaid, from: "[") == ##"""
                " "
                "say #34;hi#34;"
                "back#92;slash#92;"
                "a<br>b#92;r<br>c#92;td"
                "bad#92;u#123;1B#125;#91;31mname#92;u#123;0#125;"
                "#92;u#123;9B#125;31m"
                "#92;u#123;202E#125;drow"
                "line#92;u#123;2028#125;para#92;u#123;2029#125;"
                "#60;b#62;bold#60;#47;b#62; #38;lt#59; #38; #38;amp#59;"
                "end"
                "#37;#37; comment"
                "#96;#42;#42;md#42;#42;#96; #95;x#95; #95;#95;init#95;#95;"
                "1#46; list"
                "#45; item"
                "#35;35#59;"
                "#93;#59;t0#45;#45;#62;t1"
                "style a#58;b#35;c#59;"
                "#92;N#92;G#92;l"
                "#123;record#124;fields#125;"
                "👩#92;u#123;200D#125;💻 ❤️ 翻訳 é"
                "snake_case a-b c/d v1.2"
                "#125;"
                "#92;u#123;F8FF#125;#92;u#123;E0001#125;"
                """##)
    }

    /// The labels of the nodes of an export, one a line.
    private func labels(_ text: String, from bracket: String) -> String {
        text.split(separator: "\n").compactMap { line -> Substring? in
            guard line.drop(while: { $0 == " " }).hasPrefix("t"), let start = line.firstRange(of: bracket) else {
                return nil
            }
            return line[start.upperBound...].dropLast()
        }.joined(separator: "\n")
    }

    @Test func nothingInAnExportActsOnATerminal() {
        for text in [SamplePlan.nasty.dot, SamplePlan.nasty.mermaid, SamplePlan.nasty.json] {
            #expect(text.unicodeScalars.filter { $0 != "\n" && $0.isActive }.isEmpty)
        }
        #expect(!SamplePlan.nasty.json.contains("\n"))
    }

    /// Groups of one name in different groups are different groups; those of one path are one.
    @Test func groupsAreToldApartByTheirPath() {
        let groups = [["a"], ["b", "a"], ["a"], [], ["b"]]
        let plan = PlanDescription(
            name: "groups",
            tasks: groups.enumerated().map { PlanDescription.Task(name: "\($0)", dependencies: [], group: $1) },
            goals: [])
        #expect(
            plan.mermaid == """
                flowchart TD
                    subgraph g0["a"]
                        t0["0"]
                        t2["2"]
                    end
                    subgraph g1["b"]
                        subgraph g2["a"]
                            t1["1"]
                        end
                        t4["4"]
                    end
                    t3["3"]

                """)
    }

    @Test func aGroupMayLieVeryDeep() {
        let task = PlanDescription.Task(
            name: "deep", dependencies: [], group: (0..<2_000).map { "\($0)" })
        let plan = PlanDescription(name: "deep", tasks: [task], goals: [])
        #expect(plan.dot.split(separator: "\n").count { $0.hasSuffix("}") } == 2_001)
        #expect(plan.mermaid.split(separator: "\n").count { $0.hasSuffix(" end") } == 2_000)
    }
}
