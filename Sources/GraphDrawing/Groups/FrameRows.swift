/// The rows that the frames of groups take above and below each layer.
struct FrameRows {
    /// How many rows above and below each layer.
    private(set) var above: [Int]
    private(set) var below: [Int]
    /// How many rows the first row of each group lies above its first layer, and its last one below its last.
    private(set) var first: [Int]
    private(set) var last: [Int]

    /// No frames.
    init(layerCount: Int) {
        above = [Int](repeating: 0, count: layerCount)
        below = above
        (first, last) = ([], [])
    }

    init(_ spans: GroupSpans, layerCount: Int, _ direction: Direction) {
        self.init(layerCount: layerCount)
        // To the right a line is to be seen between a frame and the node beside it.
        let step = direction == .down ? 1 : 2
        first = spans.layers.map { _ in 0 }
        last = first
        for group in spans.layers.indices.reversed() {
            guard let span = spans.layers[group] else { continue }
            for child in spans.children[group] {
                guard let inner = spans.layers[child] else { continue }
                if inner.lowerBound == span.lowerBound { first[group] = max(first[group], first[child]) }
                if inner.upperBound == span.upperBound { last[group] = max(last[group], last[child]) }
            }
            first[group] += step
            last[group] += step
            above[span.lowerBound] = max(above[span.lowerBound], first[group])
            below[span.upperBound] = max(below[span.upperBound], last[group])
        }
    }
}
