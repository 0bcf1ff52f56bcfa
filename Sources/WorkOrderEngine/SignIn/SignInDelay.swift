/// How long somebody waits after failures: a few mistakes cost nothing, guessing costs more each time. At
/// the longest delay a person's passphrase can be tried less than a hundred times a day.
enum SignInDelay {
  /// Failures after which the next try may follow at once.
  static let free = 3
  /// Seconds; a quarter of an hour.
  static let longest: Int64 = 900
  /// Seconds without a try, after which failures are forgotten.
  static let memory: Int64 = 86_400

  /// Seconds until the next try, after so many failures on end: 0 for the first three, then 1, 2, 4 and so
  /// on up to ``longest``.
  static func seconds(afterFailures count: Int) -> Int64 {
    let doublings = count - free - 1
    guard doublings >= 0 else { return 0 }
    return doublings >= 10 ? longest : min(longest, 1 << Int64(doublings))
  }
}
