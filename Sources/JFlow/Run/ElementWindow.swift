/// Which elements may start and which outputs are handed out, where a consumer takes them as they come.
///
/// Every element that has started, and every output that has not been taken, has one of a fixed number of slots; so has
/// the output that was taken last, until the next one is asked for. In order of index, an element may start only within
/// so many places of the next output as there are slots.
struct ElementWindow: Sendable {
    enum Claim: Equatable {
        case element(ElementPlace)
        /// All slots are taken.
        case full
        /// No more elements start.
        case exhausted
    }

    enum Delivery: Equatable {
        case output(ElementPlace)
        /// The next output is not there yet.
        case wait
        /// There are no more; `isWhole` unless some could still have come.
        case end(isWhole: Bool)
    }

    private let count: Int
    private let slotCount: Int
    private let order: ElementOrder
    private var freeSlots: [Int]
    /// How many elements have been claimed.
    private var claimedCount = 0
    /// How many elements have been handed out, or have failed and were passed over.
    private var passedCount = 0
    /// In order of index: the slot of each output that is there, by index modulo the number of slots.
    private var arrivals: [Int]
    /// In order of completion: the outputs that are there.
    private var queue: [ElementPlace] = []
    /// The slot of the output that the consumer has.
    private var heldSlot: Int?
    private var isClosed = false

    private static let none = -1
    private static let failed = -2

    init(count: Int, slotCount: Int, order: ElementOrder) {
        self.count = count
        self.slotCount = slotCount
        self.order = order
        freeSlots = Array((0..<slotCount).reversed())
        arrivals = [Int](repeating: Self.none, count: order == .index ? slotCount : 0)
    }

    /// Whether so much room is free that it is worth while to wake loops that wait for it: half of the slots. With less
    /// there is something for the consumer to take, and a loop woken for each slot would soon have to wait again.
    var hasMuchRoom: Bool { freeSlots.count >= slotCount / 2 || isClosed }

    /// The slots whose outputs nobody has taken.
    var untakenSlots: [Int] { arrivals.filter { $0 >= 0 } + queue.map(\.slot) }

    mutating func claim() -> Claim {
        guard !isClosed, claimedCount < count else { return .exhausted }
        if order == .index, claimedCount - passedCount == arrivals.count { return .full }
        guard let slot = freeSlots.popLast() else { return .full }
        defer { claimedCount += 1 }
        return .element(ElementPlace(index: claimedCount, slot: slot))
    }

    /// The output of an element is in its slot.
    mutating func arrived(_ place: ElementPlace) {
        switch order {
        case .index: arrivals[place.index % arrivals.count] = place.slot
        case .completion: queue.append(place)
        }
    }

    /// An element has no output.
    mutating func failed(_ place: ElementPlace) {
        freeSlots.append(place.slot)
        switch order {
        case .index: arrivals[place.index % arrivals.count] = Self.failed
        case .completion: passedCount += 1
        }
    }

    /// Nothing starts any more, and what is not there is not waited for.
    mutating func close() { isClosed = true }

    /// The next output; the one that was taken before has left its slot.
    mutating func take() -> Delivery {
        if let slot = heldSlot.take() { freeSlots.append(slot) }
        guard let place = order == .index ? nextInOrder() : nextCompleted() else {
            if passedCount == count { return .end(isWhole: true) }
            return isClosed ? .end(isWhole: false) : .wait
        }
        passedCount += 1
        heldSlot = place.slot
        return .output(place)
    }

    private mutating func nextInOrder() -> ElementPlace? {
        while passedCount < count {
            let place = passedCount % arrivals.count
            let slot = arrivals[place]
            if slot == Self.none { return nil }
            arrivals[place] = Self.none
            if slot >= 0 { return ElementPlace(index: passedCount, slot: slot) }
            passedCount += 1
        }
        return nil
    }

    private mutating func nextCompleted() -> ElementPlace? {
        queue.isEmpty ? nil : queue.removeFirst()
    }
}
