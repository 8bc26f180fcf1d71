/// Finds tasks by their names, where all names are different and made of ASCII characters, as nearly always.
///
/// A table with open addressing over the bytes of the names, which are the caller's and are not copied: a tenth of the
/// time that a dictionary takes to be made.
struct NameTable: ~Copyable {
    /// Different in each process, so that nobody can think of names that collide.
    private static let seed = UInt64.random(in: .min ... .max)
    /// So many names in one row of places are no accident.
    private static let longestRow = 64

    /// A place holds half of the hash and the number of the task from 1; 0 is free.
    private let places: UnsafeMutableBufferPointer<UInt64>

    /// Enters the names of some tasks; `nil` where it is not certain that they are all different and none is empty.
    ///
    /// Only names of ASCII characters are compared here: others may be equal and yet written in different ways.
    @inline(__always)
    init?(count: Int, name: (Int) -> String) {
        var capacity = 16
        while capacity < count * 2 { capacity *= 2 }
        places = .allocate(capacity: capacity)
        places.initialize(repeating: 0)
        for task in 0..<count {
            guard let hash = Self.hash(of: name(task)), enter(task, hash, name: name) else { return nil }
        }
    }

    deinit {
        places.deallocate()
    }

    /// The number of the task of this name, of those that the table was made with.
    @inline(__always)
    func number(of wanted: String, name: (Int) -> String) -> Int? {
        guard let hash = Self.hash(of: wanted) else { return nil }
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place] != 0 {
            if (places[place] ^ hash) >> 32 == 0 {
                let task = Int(places[place] & 0xFFFF_FFFF) - 1
                if name(task) == wanted { return task }
            }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    @inline(__always)
    private func enter(_ task: Int, _ hash: UInt64, name: (Int) -> String) -> Bool {
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        for _ in 0..<Self.longestRow {
            let other = places[place]
            if other == 0 {
                places[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(task + 1)
                return true
            }
            let isSimilar = (other ^ hash) >> 32 == 0
            if isSimilar, name(Int(other & 0xFFFF_FFFF) - 1) == name(task) { return false }
            place = (place + 1) & (places.count - 1)
        }
        return false
    }

    /// A hash of an ASCII name; `nil` for an empty one and for all others.
    private static func hash(of name: String) -> UInt64? {
        var name = name
        return name.withUTF8 { bytes in
            guard !bytes.isEmpty else { return nil }
            var hash = seed ^ UInt64(bytes.count)
            var bits: UInt64 = 0
            var position = 0
            while position + 8 <= bytes.count {
                let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + position).loadUnaligned(
                    as: UInt64.self)
                bits |= word
                hash = mixed(hash ^ word)
                position += 8
            }
            var rest: UInt64 = 0
            while position < bytes.count {
                rest = rest << 8 | UInt64(bytes[position])
                position += 1
            }
            guard (bits | rest) & 0x8080_8080_8080_8080 == 0 else { return nil }
            return mixed(mixed(hash ^ rest))
        }
    }

    private static func mixed(_ hash: UInt64) -> UInt64 {
        let product = hash.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
