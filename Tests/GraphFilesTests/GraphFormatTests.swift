import GraphFiles
import Testing

@Test func formatsGoByTheNamesOfTheCommand() {
    #expect(GraphFormat.allCases.map(\.rawValue) == ["dot", "mermaid", "json", "edges", "wfcommons"])
}
