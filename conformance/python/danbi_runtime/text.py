"""stub"""
def locale(bundle, person, message):
    wanted = person.locale
    for l in ([wanted, wanted.split("-")[0]] if wanted else []):
        if l in bundle.catalogs and message in bundle.catalogs[l]["messages"]: return l
    return bundle.plan["locales"][0]
def content(life, instance, step, command): return None
