/// What a segment between two neighbouring layers costs: the crossings with all others, for every place of its ends.
///
/// Items that are taken out keep their places but their segments count for nothing. A slot is a place before an item,
/// or at the end: a segment from slot p to slot q crosses those that begin before p and end at or after q, and those
/// that begin at or after p and end before q.
final class GapCosts {
    let arrangement: Arrangement
    /// Not 0 for items that are taken out.
    let isOut: Numbers
    /// The segments that were read, by the places at which they begin.
    private let begin: Numbers
    private let end: Numbers
    private var count = 0
    private var width = 0
    private let change: Numbers
    private let isFollowed: Numbers

    init(_ arrangement: Arrangement) {
        self.arrangement = arrangement
        isOut = arrangement.memory.numbers(arrangement.itemCount)
        // A gap holds at most all segments.
        begin = arrangement.memory.numbers(arrangement.lower.items.count)
        end = arrangement.memory.numbers(arrangement.lower.items.count)
        change = arrangement.memory.numbers(arrangement.greatestWidth + 2)
        isFollowed = arrangement.memory.numbers(arrangement.greatestWidth + 1)
    }

    /// Reads the segments from one layer to the next or to the one before.
    func read(from layer: Int, to other: Int) {
        let links = other > layer ? arrangement.lower : arrangement.upper
        let (order, place) = (arrangement.order, arrangement.place)
        let range = arrangement.range(layer)
        count = 0
        width = arrangement.width(other)
        for index in range {
            let item = order[index]
            if isOut[item] != 0 { continue }
            for link in links.range(item) {
                let target = links.items[link]
                if isOut[target] != 0 { continue }
                begin[count] = index - range.lowerBound
                end[count] = place[target]
                count += 1
            }
        }
        arrangement.work += 60 + 2 * range.count + 3 * count
    }

    /// The crossings of a segment from an item at one place to an item at another.
    func crossings(from place: Int, to other: Int) -> Int {
        var crossings = 0
        for index in 0..<count {
            let (first, second) = (begin[index], end[index])
            crossings += (first < place && second > other) || (first > place && second < other) ? 1 : 0
        }
        arrangement.work += 10 + count
        return crossings
    }

    /// Adds the costs from items of this layer, whose places are marked, to every slot of the other layer.
    func addFromItems(_ marks: Numbers, own: Int, to costs: UnsafeMutablePointer<Int32>) {
        change.fill(0, upTo: width + 2)
        // Of the items, those left of a segment's begin are crossed by it at slots up to its end, the others after it.
        var (left, all) = (0, 0)
        for place in 0..<own { all += marks[place] }
        var place = 0
        for index in 0..<count {
            while place < begin[index] { (left, place) = (left + marks[place], place + 1) }
            let right = all - left - marks[place]
            let after = end[index] + 1
            change[0] += right
            change[after] += left - right
        }
        addSums(upTo: width, to: costs)
        arrangement.work += 30 + 2 * count + width + own
    }

    /// Adds the costs from an item at a place to every slot of the other layer.
    func addFromItem(at place: Int, to costs: UnsafeMutablePointer<Int32>) {
        change.fill(0, upTo: width + 2)
        for index in 0..<count {
            let (first, after) = (begin[index], end[index] + 1)
            if first < place {
                change.base[0] &+= 1
                change.base[after] &-= 1
            } else if first > place {
                change.base[after] &+= 1
            }
        }
        addSums(upTo: width, to: costs)
        arrangement.work += 30 + 2 * count + 2 * width
    }

    /// Adds the costs from every slot of this layer (of `own` items) to an item at a place of the other.
    func addToItem(at place: Int, own: Int, to costs: UnsafeMutablePointer<Int32>) {
        change.fill(0, upTo: own + 2)
        for index in 0..<count {
            let (after, second) = (begin[index] + 1, end[index])
            if second > place {
                change.base[after] &+= 1
            } else if second < place {
                change.base[0] &+= 1
                change.base[after] &-= 1
            }
        }
        addSums(upTo: own, to: costs)
        arrangement.work += 30 + 2 * count + 2 * own
    }

    /// Adds the sums of the changes up to each slot.
    private func addSums(upTo last: Int, to costs: UnsafeMutablePointer<Int32>) {
        var sum: Int32 = 0
        for slot in 0...last {
            sum &+= change.base[slot]
            costs[slot] &+= sum
        }
    }

    /// The least costs of all slots of the other layer, when those of this layer's slots are `from`: only slots that
    /// cost less than `bound` are followed, all others may come out too dear.
    func step(
        from: UnsafeMutablePointer<Int32>, own: Int, to best: UnsafeMutablePointer<Int32>, bound: Int32
    ) {
        change.fill(0, upTo: width + 2)
        for slot in 0...width { best[slot] = GapCosts.tooDear }
        for index in 0..<count { change.base[Int(end[index]) + 1] &+= 1 }
        follow(from: from, own: own, bound: bound)
        var next = 0
        var followed = 0
        for slot in 0...own {
            // Segments that begin before this slot: they are crossed on their other side now.
            while next < count, begin[next] < slot {
                change.base[0] &+= 1
                change.base[end[next] + 1] &-= 2
                next += 1
            }
            guard isFollowed[slot] != 0 else { continue }
            followed += 1
            var sum = from[slot]
            for other in 0...width {
                sum &+= change.base[other]
                best[other] = min(best[other], sum)
            }
        }
        arrangement.work += 60 + 4 * count + 4 * own + 2 * width + followed * width
    }

    /// Finds the slots from which the next layer can be reached best: those under the bound from which no neighbour is
    /// cheaper by as much as there are segments between both. A step aside crosses those at the most.
    private func follow(from: UnsafeMutablePointer<Int32>, own: Int, bound: Int32) {
        var next = 0
        var least = GapCosts.tooDear
        for slot in 0...own {
            while next < count, begin[next] < slot { (next, least) = (next + 1, least &+ 1) }
            let cost = from[slot]
            isFollowed[slot] = cost < least && cost < bound ? 1 : 0
            least = min(least, cost)
        }
        least = GapCosts.tooDear
        next = count - 1
        for slot in stride(from: own, through: 0, by: -1) {
            while next >= 0, begin[next] >= slot { (next, least) = (next - 1, least &+ 1) }
            let cost = from[slot]
            if cost >= least { isFollowed[slot] = 0 }
            least = min(least, cost)
        }
    }

    /// The slot of this layer from which the slot `other` is reached at this least cost.
    func origin(of other: Int, cost: Int32, from: UnsafeMutablePointer<Int32>, own: Int) -> Int {
        var sum: Int32 = 0
        for index in 0..<count where end[index] < other { sum &+= 1 }
        var next = 0
        arrangement.work += 2 * count + own
        for slot in 0...own {
            while next < count, begin[next] < slot {
                sum &+= end[next] >= other ? 1 : -1
                next += 1
            }
            if from[slot] &+ sum == cost { return slot }
        }
        preconditionFailure("A slot with a cost is reached from no slot of the layer before.")
    }

    static let tooDear: Int32 = 1 << 29
}
