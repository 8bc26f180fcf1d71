import GraphDocuments
import Testing

@Test func nodeIsShownByItsNameUntilItHasALabel() {
    #expect(GraphDocument.Node(id: "a").label == "a")
    #expect(GraphDocument.Group(id: "g", label: "Group").label == "Group")
}
