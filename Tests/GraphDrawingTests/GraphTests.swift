import GraphDrawing
import Testing

@Test func emptyGraphHasAnEmptyDrawing() {
    let layout = layOut(Graph())
    #expect(layout.width == 0 && layout.height == 0 && layout.layers.isEmpty)
}
