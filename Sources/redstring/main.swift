print("redstring")
