/// Moves rows of aligned items together to where their lines are shortest, as far as their neighbours leave room.
///
/// Coordinate descent on the sum of line lengths across, with the weights of Gansner and others (1993, section 4) for
/// lines between bends; each move takes a whole chain of aligned items, so that what is straight stays so.
struct Straightening {
    private(set) var place: [Int]
    private let graph: LayeredGraph
    private let order: LayerOrder
    private let spacing: Spacing
    /// The places between which all items must stay, if there are any.
    private let walls: ClosedRange<Int>?
    private static let rounds = 8

    init(
        _ graph: LayeredGraph, _ order: LayerOrder, _ spacing: Spacing, _ place: [Int], walls: ClosedRange<Int>? = nil
    ) {
        self.walls = walls
        self.graph = graph
        self.order = order
        self.spacing = spacing
        self.place = place
    }

    mutating func run() {
        for round in 0..<Self.rounds where !pass(fromRight: round % 2 == 1) { break }
    }

    private mutating func pass(fromRight: Bool) -> Bool {
        var moved = false
        var block = [Int](repeating: -1, count: graph.itemCount)
        for layer in order.layers {
            for item in fromRight ? layer.reversed() : layer where block[item] < 0 {
                let chain = collect(item, &block)
                if move(chain, block) { moved = true }
            }
        }
        return moved
    }

    /// The items that are joined to this one by straight lines.
    private func collect(_ first: Int, _ block: inout [Int]) -> [Int] {
        var chain = [first]
        block[first] = first
        var next = 0
        while next < chain.count {
            let item = chain[next]
            next += 1
            for neighbours in [graph.lower[item], graph.upper[item]] {
                for neighbour in neighbours where block[neighbour] < 0 && place[neighbour] == place[item] {
                    block[neighbour] = first
                    chain.append(neighbour)
                }
            }
        }
        return chain
    }

    private mutating func move(_ chain: [Int], _ block: [Int]) -> Bool {
        let id = block[chain[0]]
        let (lowest, highest) = room(chain)
        var pulls: [Pull] = []
        for item in chain {
            for (isUp, neighbours) in [(false, graph.lower[item]), (true, graph.upper[item])] {
                for neighbour in neighbours where block[neighbour] != id {
                    let offset = place[neighbour] - place[item]
                    pulls.append(Pull(offset: offset, weight: weight(item, neighbour), isUp: isUp))
                }
            }
        }
        guard !pulls.isEmpty else { return false }
        let offset = min(max(Self.median(&pulls), lowest), highest)
        guard offset != 0 else { return false }
        for item in chain { place[item] += offset }
        return true
    }

    private func room(_ chain: [Int]) -> (Int, Int) {
        var (lowest, highest) = (Int.min / 2, Int.max / 2)
        for item in chain {
            let layer = order.layers[graph.layerOf[item]]
            let index = order.place[item]
            if let walls {
                let extent = spacing.extent(item)
                lowest = max(lowest, walls.lowerBound + extent.before - place[item])
                highest = min(highest, walls.upperBound - extent.after - place[item])
            }
            if index > 0 {
                let left = layer[index - 1]
                lowest = max(lowest, place[left] + spacing.distance(left, item) - place[item])
            }
            if index + 1 < layer.count {
                let right = layer[index + 1]
                highest = min(highest, place[right] - spacing.distance(item, right) - place[item])
            }
        }
        return (lowest, highest)
    }

    private func weight(_ one: Int, _ other: Int) -> Int {
        switch (graph.isBend(one), graph.isBend(other)) {
        case (true, true): 8
        case (false, false): 1
        default: 2
        }
    }

    /// A line that would be straight if its item moved by the offset.
    private struct Pull {
        var offset: Int
        var weight: Int
        var isUp: Bool
    }

    /// The weighted median. Between two that are as good: the mean of two parents, or of two children; between a
    /// parent and a child the nearer, so that one line is straight.
    private static func median(_ pulls: inout [Pull]) -> Int {
        pulls.sort { $0.offset < $1.offset }
        let total = pulls.reduce(0) { $0 + $1.weight }
        var sum = 0
        for (index, pull) in pulls.enumerated() {
            sum += pull.weight
            if 2 * sum > total { return pull.offset }
            if 2 * sum == total {
                let next = pulls[index + 1]
                if pull.isUp == next.isUp { return (pull.offset + next.offset) >> 1 }
                return abs(pull.offset) < abs(next.offset) ? pull.offset : next.offset
            }
        }
        return 0
    }
}
