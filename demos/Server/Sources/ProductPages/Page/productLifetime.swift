/// How long the cache may answer in the catalogue's place.
let productLifetime = Duration.seconds(60)
