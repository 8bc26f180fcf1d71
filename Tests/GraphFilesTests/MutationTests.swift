import GraphDocuments
import GraphFiles
import Samples
import Testing

/// Files that are broken in ten thousand ways each: every one gives a sound document or an error with words and places.
struct MutationTests {
    /// A language, files of it, and its words.
    struct Language: Sendable, CustomTestStringConvertible {
        let format: GraphFormat
        let texts: [String]
        let words: [String]
        var testDescription: String { format.rawValue }
    }

    @Test(arguments: [
        Language(
            format: .dot,
            texts: [
                #"strict digraph "G x" { rankdir=LR; node [shape=record, label="\N|<p>&amp;"]; a:p -> {b c} -> d [label="l\n\E"] }"#,
                "graph { subgraph cluster_a { label=<b<i>x</i>>; a -- b; {c, d} -- e } /* c */ \"q\" + \"r\" -- -1.5; // e\n# l\n}",
            ],
            words: [
                "{", "}", "[", "]", "->", "--", "\"", "\\", "<", ">", "subgraph x", "subgraph cluster_a {",
                "subgraph \"cluster_a#2\" {", "cluster=true", "=", ";", ",", ":",
                "label=", "/*", "*/", "<!--", "&#x41;", "digraph", "+",
            ]),
        Language(
            format: .mermaid,
            texts: [
                "---\ntitle: \"t\"\n---\nflowchart LR\n a[x] & b(\"y #35;\") -->|l| c{{z}}\n subgraph s [T]\n  d -- t --> e\n end\n s --> a",
                "%%{init: {}}%%\ngraph TD; a@{ shape: x, label: \"l\" } -.-> b; a e1@== t ==> c:::k ~~~ d; class a b; subgraph \"q\"; s; end",
            ],
            words: [
                "[", "]", "(", ")", "{", "}", "\"", "`", "|", "-->", "--", "-.", ".->", "==", "&", ";", "\n",
                "subgraph ", "subgraph s\n", "subgraph \"s#2\"\n", "\nend\n", "direction LR", "@{", ":::", "%%", "#",
                "<br>", "---\n", "a",
            ]),
        Language(
            format: .json,
            texts: [
                #"{"name":"n","nodes":[{"id":"a","label":"\u0041","group":"g"},{"id":2}],"edges":[["a",2],{"from":"a","to":"a"}],"groups":[{"id":"g","parent":"h"},"h"]}"#,
                #"{"tasks":[{"name":"a","group":["x","y"]},{"name":"b","dependencies":[0,"a"]}]}"#,
                #"{"a":["b",1.5e3],"b":{"c":{}},"d":[]}"#,
                #"{"elements":[{"data":{"id":"a","parent":"g"}},{"data":{"id":"g"}},{"data":{"source":"a","target":"a"}}]}"#,
            ],
            words: [
                "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud83d", "null", "0", "-1", "\"id\":", "\"parent\":\"g\"",
                "\"nodes\":", "\"g\"", "{}", "[]", "NaN", "\"a\"", "\"group\":[\"x\",\"x#2\",\"x/y\"]",
            ]),
        Language(
            format: .edges,
            texts: [
                "# c\na b\nb -> c -> d, e\nx: a b | c \\\n d\n\tcc\n\"q r\" 's'\n",
                "source,target,label\na,b,\"c, d\"\ne,f\n", "1 2 3\n4 <- 5 -- 6\na b {}\n",
                "source\ttarget\tlabel\na b\tc\td # e: f\n# g\n\"h\ti\"\tj\n",
            ],
            words: [
                " ", "\n", "\t", "->", "<-", "--", ":", ",", "\"", "'", "\\", "#", "|", "a", "→", "source,target\n",
                "{", "}",
            ]),
        Language(
            format: .wfcommons,
            texts: [
                #"{"name":"w","workflow":{"specification":{"tasks":[{"id":"1","name":"a","children":["2"]},{"id":"2","name":"b","parents":["1"]}]}}}"#,
                #"{"workflow":{"tasks":[{"name":"a","parents":[]},{"name":"b","parents":["a"],"children":["a"]}]}}"#,
            ],
            words: [
                "{", "}", "[", "]", ",", ":", "\"", "\\", "\"tasks\":", "\"parents\":", "null", "7", "\"a\"", "[[]]",
            ]),
    ])
    func brokenFilesAreRefusedOrSound(_ language: Language) {
        var mutations = Mutations(language, seed: 7)
        for _ in 0..<10_000 {
            let bytes = mutations.next()
            if let problem = problem(with: bytes, language.format) {
                Issue.record("\(problem): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
        }
    }

    private func problem(with bytes: [UInt8], _ format: GraphFormat) -> String? {
        do throws(GraphFileError) {
            return brokenInvariant(of: try GraphFile(reading: bytes, named: "x", as: format).document)
        } catch {
            return isSound(error) ? nil : "wrong error: \(error)"
        }
    }

    /// Whether it says where, or that the whole is meant.
    private func isSound(_ error: GraphFileError) -> Bool {
        guard let first = error.problems.first, error.problems.count <= 11, !error.description.isEmpty else {
            return false
        }
        let ofTheWhole = [
            "is empty.", "is no text", "is no workflow", "holds no flowchart", "a node lies within itself",
        ]
        guard first.place != nil || ofTheWhole.contains(where: first.message.hasPrefix) else { return false }
        return error.problems.allSatisfy { problem in
            !problem.message.isEmpty && problem.place.map { $0.line > 0 && $0.column > 0 && $0.indent >= 0 } ?? true
        }
    }
}

/// Texts with bytes changed, removed, doubled, cut off, and words of the language put in.
private struct Mutations {
    private let texts: [[UInt8]]
    private let words: [[UInt8]]
    private var numbers: Seeded

    init(_ language: MutationTests.Language, seed: UInt64) {
        texts = language.texts.map { Array($0.utf8) }
        words = language.words.map { Array($0.utf8) }
        numbers = Seeded(seed)
    }

    mutating func next() -> [UInt8] {
        var bytes = texts.randomElement(using: &numbers) ?? []
        for _ in 0..<Int.random(in: 1...4, using: &numbers) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let start = Int.random(in: 0...bytes.count, using: &numbers)
        let end = min(bytes.count, start + Int.random(in: 1...12, using: &numbers))
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0 where start < bytes.count: bytes[start] = UInt8.random(in: 1...255, using: &numbers)
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 3 where Int.random(in: 0..<4, using: &numbers) == 0: bytes.removeSubrange(start...)
        case 4 where start < bytes.count: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
        default: bytes.insert(contentsOf: words.randomElement(using: &numbers) ?? [], at: start)
        }
    }
}
