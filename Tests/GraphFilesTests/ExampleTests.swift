import GraphDocuments
import GraphFiles
import Testing

@Test func exampleOfTheDocumentation() throws {
    let bytes = Array("digraph { app -> ssl:left }".utf8)
    var drawn: [GraphDocument] = []
    func draw(_ document: GraphDocument) { drawn.append(document) }

    let file = try GraphFile(reading: bytes, named: "deps.dot")
    draw(file.document)
    for note in file.notes { print("\(file.name): \(note)") }

    #expect(drawn.map { $0.nodes.map(\.id) } == [["app", "ssl"]])
    #expect(file.notes.count == 1)
}
