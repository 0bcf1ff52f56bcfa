import Localization
import Testing

@testable import Reports
@testable import WorkOrderEngine

@Suite("Rounding")
struct RoundingTests {
  @Test("parts are rounded so that they add up, what is left goes to the largest remainders")
  func parts() {
    #expect(Rounding.parts(of: 3, like: [0.4, 2.4]) == [1, 2])
    #expect(Rounding.parts(of: 3, like: [0.3, 2.4]) == [0, 3])
    #expect(Rounding.parts(of: 100, like: [33.3, 33.3, 33.3]) == [34, 33, 33])
    #expect(Rounding.parts(of: -2, like: [-0.6, -1.7, 0.2]) == [0, -2, 0])
    #expect(Rounding.parts(of: 0, like: [0.6, -0.6]) == [1, -1])
    #expect(Rounding.parts(of: 7, like: [0, 0]) == [4, 3])
    #expect(Rounding.parts(of: -5, like: [0, 0]) == [-2, -3])
    #expect(Rounding.parts(of: 1, like: []) == [])
  }

  @Test(
    "a part is never further from its figure than one, where the figures add up to about the sum")
  func near() {
    var numbers = SystemRandomNumberGenerator()
    for _ in 1...2_000 {
      let exact = (1...Int.random(in: 1...9, using: &numbers)).map { _ in
        Double.random(in: -40...40, using: &numbers)
      }
      let sum = Int(exact.reduce(0, +).rounded())
      let parts = Rounding.parts(of: sum, like: exact)
      #expect(parts.reduce(0, +) == sum, "\(exact)")
      #expect(zip(parts, exact).allSatisfy { abs(Double($0) - $1) <= 1 }, "\(exact) \(parts)")
    }
  }

  @Test("the parts of a breach add up to what is printed of it, and that is more than 100")
  func breaches() {
    func breach(_ allowance: Int64, _ seconds: [Int64]) -> Breach {
      Breach(
        kind: .complete, cycle: 1, due: Instant(seconds: 0), allowance: allowance,
        used: seconds.reduce(0, +),
        shares: seconds.map { BreachShare(holder: .person($0), seconds: $0) })
    }
    let formats = Formats(language: .en)
    // 118.5 and 6.5 were 119 and 7, of 125.
    #expect(breach(1_000, [1_185, 65]).percentWords(formats) == ["119%", "6%"])
    #expect(breach(1_000, [1_185, 65]).usedPercent == 125)
    #expect(breach(1_000, [1_000, 4]).usedPercent == 101)
    #expect(breach(1_000, [1_000, 4]).percents(of: [1_000, 4]) == [100, 1])
    #expect(breach(1_000, [600, 400]).usedPercent == 101, "late while the office was closed")
    #expect(breach(0, [600, 400]).percentWords(formats) == ["–", "–"])
  }

  @Test("a tenth is what is printed")
  func tenths() {
    #expect([0.04, 0.05, -0.05, 12.34, -12.36].map(Rounding.tenths) == [0, 1, -1, 123, -124])
  }
}
