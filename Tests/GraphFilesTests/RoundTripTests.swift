import GraphDocuments
import GraphFiles
import Testing

/// What is written is read back as it was.
struct RoundTripTests {
    private func readBack(_ text: String, _ format: GraphFormat) throws -> GraphDocument {
        try GraphFile(reading: Array(text.utf8), named: "x", as: format).document
    }

    @Test func dotIsReadBack() throws {
        var documents = RandomDocuments(seed: 1)
        for number in 0..<400 {
            let document = documents.next(plainIDs: false)
            #expect(try readBack(document.dot, .dot) == document, "\(number): \(document.dot)")
        }
    }

    @Test func jsonIsReadBack() throws {
        var documents = RandomDocuments(seed: 2)
        for number in 0..<400 {
            let document = documents.next(plainIDs: false)
            #expect(try readBack(document.json, .json) == document, "\(number): \(document.json)")
        }
    }

    @Test func mermaidIsReadBack() throws {
        var documents = RandomDocuments(seed: 3)
        for number in 0..<400 {
            let document = documents.next(plainIDs: true)
            #expect(try readBack(document.mermaid, .mermaid) == document, "\(number): \(document.mermaid)")
        }
    }

    /// Ids that Mermaid cannot hold are replaced; all else is the same.
    @Test func mermaidIsReadBackButForItsIDs() throws {
        var documents = RandomDocuments(seed: 4)
        for number in 0..<200 {
            let document = documents.next(plainIDs: false)
            var read = try readBack(document.mermaid, .mermaid)
            try #require(read.nodes.count == document.nodes.count && read.groups.count == document.groups.count)
            for index in read.nodes.indices { read.nodes[index].id = document.nodes[index].id }
            for index in read.groups.indices { read.groups[index].id = document.groups[index].id }
            #expect(read == document, "\(number): \(document.mermaid)")
        }
    }

    @Test func nothingThatIsWrittenActsOnATerminal() {
        var documents = RandomDocuments(seed: 5)
        for _ in 0..<100 {
            let document = documents.next(plainIDs: false)
            for text in [document.dot, document.mermaid] {
                let active = text.unicodeScalars.filter { scalar in
                    let category = scalar.properties.generalCategory
                    return scalar != "\n"
                        && [.control, .format, .lineSeparator, .paragraphSeparator].contains(category)
                }
                #expect(active.isEmpty, "\(text)")
            }
        }
    }

    @Test func deepGroupsAreWrittenWithoutRecursion() throws {
        var document = GraphDocument(nodes: [.init(id: "a", group: 899)])
        for index in 0..<900 {
            document.groups.append(.init(id: "g\(index)", parent: index == 0 ? nil : index - 1))
        }
        #expect(try readBack(document.dot, .dot) == document)
        #expect(try readBack(document.mermaid, .mermaid) == document)
        #expect(try readBack(document.json, .json) == document)
    }
}
