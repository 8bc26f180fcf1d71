import DemoWorkflows
import Samples
import Testing

@Suite("Languages of a census")
struct CensusLanguagesTests {
    /// A text with the lines of code, comment, and blanks that it has.
    private struct Sample: Sendable {
        let file: String
        let language: String
        let text: String
        let counts: [Int]
    }

    private static let samples = [
        Sample(file: "a.swift", language: "Swift", text: "// a\n\nlet a = 1 // b\n", counts: [1, 1, 1]),
        Sample(file: "a.swift", language: "Swift", text: "/* a\n\n/* b */\nc */ let d = 1\n", counts: [1, 2, 1]),
        Sample(file: "a.swift", language: "Swift", text: "let a = \"/*\"\nlet b = 1\n", counts: [2, 0, 0]),
        Sample(file: "a.swift", language: "Swift", text: "let a = \"\\\"/*\"\nlet b = 1\n", counts: [2, 0, 0]),
        Sample(file: "a.swift", language: "Swift", text: "let a = #\"\\\"#\n// b\n", counts: [1, 1, 0]),
        Sample(file: "a.swift", language: "Swift", text: "let a = \"\\(f(\"/*\"))/*\"\n// b\n", counts: [1, 1, 0]),
        Sample(
            file: "a.swift", language: "Swift", text: "let a = \"\"\"\n// b\n\"/*\n\"\"\"\n// c\n", counts: [4, 1, 0]),
        Sample(file: "a.swift", language: "Swift", text: "let a = \"open\n// b", counts: [1, 1, 0]),
        Sample(file: "a.swift", language: "Swift", text: "/* never closed\n\nlet a = 1", counts: [0, 2, 1]),
        Sample(
            file: "a.c", language: "C", text: "char a = '\"';\n/* b */\nchar c = '\\'';\n// d\n", counts: [2, 2, 0]),
        Sample(file: "a.c", language: "C", text: "/* a /* b */\nint c;\n", counts: [1, 1, 0]),
        Sample(
            file: "a.rs", language: "Rust", text: "fn a<'b>() {}\n// \"\nlet c = \"d\n// e\";\n", counts: [3, 1, 0]),
        Sample(file: "a.go", language: "Go", text: "a := `\n// b\n`\n// c\n", counts: [3, 1, 0]),
        Sample(file: "a.py", language: "Python", text: "a = '#'\n# b\n\"\"\"\n# c\n\"\"\"\n", counts: [4, 1, 0]),
        Sample(file: "a.sh", language: "Shell", text: "#!/bin/sh\necho '#' # a\n", counts: [1, 1, 0]),
        Sample(file: "a.html", language: "HTML and XML", text: "<a>\n<!-- b\n-->\n", counts: [1, 2, 0]),
        Sample(file: "a.md", language: "Markdown", text: "# a\n\n// b\n", counts: [2, 0, 1]),
        Sample(file: ".profile", language: "other", text: "# a\n\t \n", counts: [1, 0, 1]),
    ]

    @Test(arguments: samples.indices) func linesAreTold(_ index: Int) async throws {
        let sample = Self.samples[index]
        let folder = try TemporaryFolder([sample.file: sample.text])
        let census = try await CensusOf(folder.path)
        #expect(
            census.counts(sample.language) == [1, sample.counts.reduce(0, +)] + sample.counts, "\(sample.text)")
    }

    @Test(arguments: [
        ("a.swift", "protocol P { func a(); var b: Int { get } }\nfunc c() {\n}\n", ["2 c a.swift:2"]),
        ("a.swift", "func a(b: () -> Void = {}) async throws -> [Int] where A == B {\n\n}\n", ["3 a a.swift:1"]),
        (
            "a.swift", "struct A {\ninit?() { self.init(b: 1) }\nsubscript(i: Int) -> Int {\n0 }\ndeinit {}\n}\n",
            ["2 subscript a.swift:3", "1 init a.swift:2", "1 deinit a.swift:5"]
        ),
        (
            "a.swift", "static func == (a: A, b: A) -> Bool { a }\nfunc `default`() {\n}\n",
            ["2 default a.swift:2", "1 == a.swift:1"]
        ),
        ("a.swift", "// func a() {}\nlet b = \"func c() {}\"\nfunc d() { // }\n}\n", ["2 d a.swift:3"]),
        ("a.swift", "func a() {\nfunc b() {\n}\n}\n", ["4 a a.swift:1", "2 b a.swift:2"]),
        ("a.swift", "func a() {\n", []),
        ("a.c", "int a(int b);\nstatic int c(void)\n{\nif (d) { e(); }\n}\n", ["4 c a.c:2"]),
        ("a.cpp", "namespace a B(c) {\nint d(e f) const {\nreturn 1; }\n}\n", ["2 d a.cpp:2"]),
        ("a.c", "int a[] = { 1 };\nstruct b { int c; };\nint main() { return 0; }\n", ["1 main a.c:3"]),
        ("A.java", "class A { A() { }\npublic int b() throws E {\nreturn 1;\n} }\n", ["3 b A.java:2", "1 A A.java:1"]),
        ("a.go", "func (r *T) A(b interface{}) interface{} {\n}\nfunc B() {}\n", ["2 A a.go:1", "1 B a.go:3"]),
        ("a.rs", "impl A { fn b(&self) -> char {\n'{' } }\n", ["2 b a.rs:1"]),
        ("a.js", "function a(b) {\nreturn function () { }\n}\n", ["3 a a.js:1"]),
        (
            "a.py", "def a():\n  x = [\n0]\n\n  # c\n\n  return x\n# d\nasync def b(): pass\n",
            ["7 a a.py:1", "1 b a.py:9"]
        ),
        ("a.txt", "func a() {}\n", []),
    ])
    func functionsAreFound(_ file: String, _ text: String, _ functions: [String]) async throws {
        let folder = try TemporaryFolder([file: text])
        #expect(try await CensusOf(folder.path).rows("longest of \(functions.count) functions") == functions)
    }
}
