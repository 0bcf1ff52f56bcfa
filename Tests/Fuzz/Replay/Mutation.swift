/// Changes inputs as a fuzzer does, but the same each time.
struct Mutation {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A few changes to one input: bytes cut, doubled, exchanged, or pieces of other inputs put in.
  mutating func change(_ input: [UInt8], among others: [[UInt8]]) -> [UInt8] {
    var bytes = input
    for _ in 0...number(below: 4) {
      let place = number(below: bytes.count + 1)
      let end = min(bytes.count, place + 1 + number(below: 9))
      switch number(below: 6) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(UInt8(number(below: 256)), at: place)
      case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 3 where place < bytes.count: bytes[place] ^= 1 << UInt8(number(below: 8))
      case 4: bytes = Array(bytes[..<place])
      default:
        let other = others[number(below: others.count)]
        let start = number(below: other.count + 1)
        bytes.insert(contentsOf: other[start..<min(other.count, start + 24)], at: place)
      }
    }
    return bytes
  }

  private mutating func number(below count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }
}
