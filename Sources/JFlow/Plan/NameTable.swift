/// Finds tasks by their names, where all names are different and made of ASCII characters, as nearly always.
///
/// A table with open addressing over the bytes of the names, which are the caller's and are not copied: a tenth of the
/// time that a dictionary takes to be made.
struct NameTable: ~Copyable {
    /// Different in each process, so that nobody can think of names that collide.
    private static let processSeed = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
    /// So many names in one row of places are no accident.
    private static let longestRow = 64

    /// A place holds the number of a task from 1, and above it what there is room for of the hash; 0 is free.
    // Half words: the table is what is looked at in no order, and the smaller the more of it is in the caches.
    private let places: UnsafeMutablePointer<UInt32>
    private let placeMask: Int
    private let seed = processSeed
    /// The bits of a place that are the number.
    private let numberMask: UInt32
    /// Whether it is certain that all names that were entered are different and none is empty.
    ///
    /// Only names of ASCII characters are compared here: others may be equal and yet written in different ways.
    private(set) var isCertain = true

    /// A table without names.
    ///
    /// - Parameter count: The number of tasks.
    init(count: Int) {
        var capacity = 16
        while capacity < count * 2 { capacity *= 2 }
        places = .allocate(capacity: capacity)
        places.initialize(repeating: 0, count: capacity)
        placeMask = capacity - 1
        numberMask = UInt32(truncatingIfNeeded: capacity - 1)
    }

    /// A table of the names of all tasks.
    init(_ names: [String]) {
        self.init(count: names.count)
        names.withUnsafeBufferPointer { names in
            for task in names.indices { enter(names[task], of: task) { names[$0] } }
        }
    }

    deinit {
        places.deallocate()
    }

    /// Enters the name of a task.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - task: Its number.
    ///   - nameOf: The names of the tasks before.
    @inline(__always)
    mutating func enter(_ name: String, of task: Int, nameOf: (Int) -> String) {
        guard isCertain, let hash = hash(of: name) else {
            isCertain = false
            return
        }
        var place = Int(truncatingIfNeeded: hash) & placeMask
        let sign = UInt32(truncatingIfNeeded: hash >> 32) & ~numberMask
        for _ in 0..<Self.longestRow {
            let other = places[place]
            if other == 0 {
                places[place] = sign | UInt32(truncatingIfNeeded: task + 1)
                return
            }
            if other & ~numberMask == sign, nameOf(Int(other & numberMask) - 1) == name { break }
            place = (place + 1) & placeMask
        }
        isCertain = false
    }

    /// The number of the task of this name, of those that were entered.
    @inline(__always)
    func number(of wanted: String, nameOf: (Int) -> String) -> Int? {
        guard let hash = hash(of: wanted) else { return nil }
        var place = Int(truncatingIfNeeded: hash) & placeMask
        let sign = UInt32(truncatingIfNeeded: hash >> 32) & ~numberMask
        while true {
            let other = places[place]
            if other == 0 { return nil }
            let task = Int(other & numberMask) - 1
            if other & ~numberMask == sign, nameOf(task) == wanted { return task }
            place = (place + 1) & placeMask
        }
    }

    /// A hash of an ASCII name; `nil` for an empty one and for all others.
    @inline(__always)
    private func hash(of name: String) -> UInt64? {
        // Names that another language holds have no bytes to look at.
        name.utf8.withContiguousStorageIfAvailable { hash(of: UnsafeRawBufferPointer($0)) } ?? nil
    }

    @inline(__always)
    private func hash(of bytes: UnsafeRawBufferPointer) -> UInt64? {
        let count = bytes.count
        var hash = seed.0 ^ UInt64(truncatingIfNeeded: count)
        let (first, last): (UInt64, UInt64)
        var bits: UInt64 = 0
        // The first and the last bytes, which overlap in a short name.
        switch count {
        case 0: return nil
        case 1...3:
            (first, last) = (UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]) << 16, 0)
        case 4...7:
            first = UInt64(bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
            last = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
        default:
            first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
            last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            var position = 8
            while position + 8 < count {
                let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                bits |= word
                hash = mixed(hash ^ word, seed.1)
                position += 8
            }
        }
        guard (bits | first | last) & 0x8080_8080_8080_8080 == 0 else { return nil }
        return mixed(mixed(hash ^ first, last ^ seed.1), 0x9E37_79B9_7F4A_7C15)
    }

    @inline(__always)
    private func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}
