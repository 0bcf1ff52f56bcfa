/// A small list of orders as an office keeps it: a reference, when it was reported, and what is broken.
public enum SmallOrderList {
  /// The map by which it is brought in, for Nanhu.
  public static let map = """
    [file]
    time_format = "yyyy-MM-dd HH:mm"
    [fields]
    reference = "ref"
    reported = "reported"
    text = "text"
    [campus]
    default = "NH"
    """

  /// The file with these rows below its head.
  public static func file(_ rows: [String]) -> String {
    "ref,reported,text\n" + rows.map { $0 + "\n" }.joined()
  }
}
