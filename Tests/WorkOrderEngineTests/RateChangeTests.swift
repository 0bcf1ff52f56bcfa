import Testing

@testable import WorkOrderEngine

@Suite("What moved a rate")
struct RateChangeTests {
  private func moves(
    _ before: [String: GroupResult], _ after: [String: GroupResult]
  ) -> [RateMove<String>] {
    RateChange.moves(before: before, after: after, precedes: <)
  }

  private func points(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  @Test("two groups, computed by hand")
  func byHand() throws {
    // Before: lighting 90 of 100, plumbing 50 of 100: 140 of 200, 70 %. After: lighting 54 of 60,
    // plumbing 84 of 140: 138 of 200, 69 %.
    let moves = moves(
      ["lighting": .init(kept: 90, judged: 100), "plumbing": .init(kept: 50, judged: 100)],
      ["lighting": .init(kept: 54, judged: 60), "plumbing": .init(kept: 84, judged: 140)])
    // Lighting kept its 90 %; its share fell from 0.5 to 0.3, and 90 % is 20.5 points above 69.5 %.
    let lighting = try #require(moves.first { $0.group == "lighting" })
    #expect(points(lighting.mix) == -0.041 && points(lighting.rate) == 0)
    // Plumbing rose from 50 to 60 % at a mean share of 0.6; its share grew by 0.2 at 14.5 points below.
    let plumbing = try #require(moves.first { $0.group == "plumbing" })
    #expect(points(plumbing.rate) == 0.06 && points(plumbing.mix) == -0.029)
    #expect(moves.map(\.group) == ["lighting", "plumbing"])
    #expect(points(moves.reduce(0) { $0 + $1.contribution }) == -0.01)
  }

  @Test("a group that is new, or gone, moves by its volume alone")
  func newAndGone() throws {
    // Before 8 of 10, after 8 of 10 and a new group with 0 of 10: from 80 to 40 %.
    let known = GroupResult(kept: 8, judged: 10)
    let added = moves(["a": known], ["a": known, "b": .init(kept: 0, judged: 10)])
    #expect(added.allSatisfy { $0.rate == 0 })
    #expect(points(added.reduce(0) { $0 + $1.contribution }) == -0.4)
    let gone = moves(["a": known, "b": .init(kept: 0, judged: 10)], ["a": known])
    #expect(gone.allSatisfy { $0.rate == 0 })
    #expect(points(gone.reduce(0) { $0 + $1.contribution }) == 0.4)
    #expect(added.map(\.group) == gone.map(\.group))
  }

  @Test("without a month to compare with there is no move, and nothing is divided by nothing")
  func nothing() {
    let some = ["a": GroupResult(kept: 1, judged: 2)]
    #expect(moves([:], some) == [] && moves(some, [:]) == [] && moves([:], [:]) == [])
    #expect(moves(["a": GroupResult()], some) == [])
    #expect(moves(some, some).allSatisfy { $0.contribution == 0 })
  }

  @Test("equal moves stand in the order of their groups")
  func ties() {
    let one = GroupResult(kept: 5, judged: 10)
    let other = GroupResult(kept: 6, judged: 10)
    let moves = moves(["b": one, "a": one, "c": one], ["b": other, "a": other, "c": other])
    #expect(moves.map(\.group) == ["a", "b", "c"])
  }

  @Test("the contributions of random groups add up to the change of the rate")
  func sums() throws {
    var random = Draws(seed: 20_261_126)
    for _ in 0..<500 {
      func results() -> [String: GroupResult] {
        var results: [String: GroupResult] = [:]
        for group in 0..<Int(random.next(9)) where random.next(4) > 0 {
          let judged = Int(random.next(60))
          results["g\(group)"] = GroupResult(
            kept: judged == 0 ? 0 : Int(random.next(UInt64(judged) + 1)), judged: judged)
        }
        return results
      }
      let (before, after) = (results(), results())
      let moves = moves(before, after)
      guard let old = RateChange.whole(before).rate, let new = RateChange.whole(after).rate else {
        #expect(moves == [])
        continue
      }
      let sum = moves.reduce(0) { $0 + $1.contribution }
      #expect(abs(sum - (new - old)) < 1e-12)
      #expect(moves == moves.sorted { abs($0.contribution) > abs($1.contribution) })
    }
  }

  /// The same numbers in every run.
  private struct Draws {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
  }
}

@Suite("Durations kept small")
struct DurationListTests {
  @Test("the ranks are those of the plain values, also of what does not fit four bytes")
  func ranks() {
    let few: [Int64] = [7, 3, 9, -2, 3, 100, 86_400]
    for values in [few, few + [9_000_000_000, -9_000_000_000, 2_147_483_647, 2_147_483_648], [5]] {
      var list = DurationList()
      for value in values { list.append(value) }
      let percents = [1, 25, 50, 90, 99, 100]
      #expect(
        list.percentiles(percents)
          == percents.map { KeyFigures.percentile($0, of: values.sorted()) })
    }
    var none = DurationList()
    #expect(none.percentiles([50, 99]) == [nil, nil])
    var (one, other) = (DurationList(), DurationList())
    one.append(1)
    other.append(3)
    other.append(9_000_000_000)
    one.append(other)
    #expect(one.percentiles([1, 50, 100]) == [1, 3, 9_000_000_000])
  }
}
