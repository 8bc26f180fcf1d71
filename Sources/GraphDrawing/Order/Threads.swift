/// The parts of the graph that can be put back whole: longest chains of items with at most one segment up and one down
/// (bends of a long edge, and nodes that merely pass a line on), hanging between hubs: all other items.
struct Threads {
    let count: Int
    /// The thread of each item, -1 for a hub.
    let threadOf: Numbers
    /// Where the items of each thread begin in `items`, from top to bottom; one more number closes the last.
    let start: Numbers
    let items: Numbers
    /// The hub above and below each thread, -1 where it ends freely.
    let top: Numbers
    let bottom: Numbers
    let hubs: Numbers
    /// The first and the last layer of each thread and of the threads and segments at each hub, with the layers of
    /// their ends.
    private var threadLayers: [ClosedRange<Int>] = []
    private var layersOfHubs: [ClosedRange<Int>] = []

    init(_ arrangement: Arrangement) {
        let (upper, lower) = (arrangement.upper, arrangement.lower)
        func isHub(_ item: Int) -> Bool { upper.degree(item) > 1 || lower.degree(item) > 1 }
        var threadOf = [Int](repeating: -1, count: arrangement.itemCount)
        var (start, items, top, bottom) = ([Int](), [Int](), [Int](), [Int]())
        for item in 0..<arrangement.itemCount where !isHub(item) {
            let above = upper.degree(item) == 1 ? upper.first(item) : -1
            guard above < 0 || isHub(above) else { continue }
            start.append(items.count)
            top.append(above)
            var next = item
            while next >= 0, !isHub(next) {
                threadOf[next] = top.count - 1
                items.append(next)
                next = lower.degree(next) == 1 ? lower.first(next) : -1
            }
            bottom.append(next)
        }
        count = top.count
        let memory = arrangement.memory
        self.threadOf = memory.numbers(threadOf)
        self.start = memory.numbers(start + [items.count])
        self.items = memory.numbers(items)
        self.top = memory.numbers(top)
        self.bottom = memory.numbers(bottom)
        hubs = memory.numbers((0..<arrangement.itemCount).filter { isHub($0) })
        let layerOf = arrangement.layerOf
        for thread in 0..<count {
            let (first, last) = (items[self.start[thread]], items[self.start[thread + 1] - 1])
            threadLayers.append(
                layerOf[top[thread] < 0 ? first : top[thread]]...layerOf[bottom[thread] < 0 ? last : bottom[thread]])
        }
        for index in 0..<hubs.count {
            let hub = hubs[index]
            var (first, last) = (layerOf[hub], layerOf[hub])
            for links in [upper, lower] {
                for link in links.range(hub) {
                    let thread = threadOf[links.items[link]]
                    let other = layerOf[links.items[link]]
                    let layers = thread >= 0 ? threadLayers[thread] : other...other
                    (first, last) = (min(first, layers.lowerBound), max(last, layers.upperBound))
                }
            }
            layersOfHubs.append(first...last)
        }
    }

    func layers(_ thread: Int) -> ClosedRange<Int> { threadLayers[thread] }
    func hubLayers(_ index: Int) -> ClosedRange<Int> { layersOfHubs[index] }

    func range(_ thread: Int) -> Range<Int> { Range(uncheckedBounds: (start[thread], start[thread + 1])) }
}
