import Foundation

extension Simulation {
  /// Leaves out steps, half of them first and single ones last, as long as the same rule breaks.
  ///
  /// - Parameter attempts: how many worlds are tried at most.
  func shrink(
    _ steps: [Step], _ broken: BrokenRule, in folder: URL, attempts: Int
  ) throws -> Failure {
    var shortest = Failure(seed: seed, broken: broken, steps: steps, story: ["(not repeated)"])
    if let again = try replay(steps, in: folder), again.broken.rule == broken.rule {
      shortest = again
    }
    var left = attempts
    var piece = max(1, shortest.steps.count / 2)
    while left > 0 {
      var start = 0
      var isShorter = false
      while start < shortest.steps.count, left > 0 {
        var fewer = shortest.steps
        fewer.removeSubrange(start..<min(start + piece, fewer.count))
        left -= 1
        if let again = try replay(fewer, in: folder), again.broken.rule == broken.rule {
          shortest = again
          isShorter = true
        } else {
          start += piece
        }
      }
      if piece == 1 && !isShorter { break }
      piece = max(1, piece / 2)
    }
    return shortest
  }
}
